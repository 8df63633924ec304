package mashang.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import mashang.config.City;
import mashang.config.DeliveryPlan;
import mashang.connectors.kafka.Topics;
import mashang.local.machine.StackFailure;
import mashang.local.stack.RunningStack;
import org.jspecify.annotations.Nullable;

/** The pipeline on the city's own feeds and the broker's own time: whoever writes to a raw topic is heard. */
public final class LiveRun {
    private static final int RAW_PARTITIONS = 2;

    /** A breach is told at most this much later. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private LiveRun() {}

    /**
     * Sets everything up and starts the jobs.
     *
     * @param telling how people are told; absent: they are not
     * @param callerKey key of the callers' pseudonyms; absent: callers are not kept
     */
    public static void start(
            RunningStack stack, City city, @Nullable DeliveryPlan telling, Path config, @Nullable String callerKey)
            throws StackFailure, IOException, InterruptedException {
        Map<String, Integer> partitions = new HashMap<>();
        city.feeds().forEach(feed -> partitions.put(feed.name(), RAW_PARTITIONS));
        PipelineRun run = new PipelineRun(
                new RunPlan(stack, Topics.MAIN, city, config, city.feeds(), partitions, callerKey, HEARTBEAT));
        run.prepare();
        run.startJobs();
        if (telling != null) {
            run.startDelivery(telling);
        }
    }
}
