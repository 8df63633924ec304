package mashang.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import mashang.config.City;
import mashang.config.Feed;
import mashang.config.FeedMapping;
import mashang.connectors.kafka.KafkaAccess;
import mashang.connectors.kafka.Topics;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.feeding.ReplayFile;
import mashang.local.machine.StackFailure;
import mashang.local.stack.RunningStack;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * A file through its feed's mapping, with the file's own times as the clock.
 *
 * <p>It runs beside whatever runs on the stack: with topics, jobs and a clock of its own, below a prefix nobody has used, into
 * the same indices.
 */
public final class ReplayRun {
    private static final int PARTITIONS = 2;

    private final PipelineRun run;
    private final RunPlan plan;
    private final ReplayFile file;

    /**
     * Reads the file once, for its rows' times.
     *
     * @param callerKey key of the callers' pseudonyms; absent: callers are not kept
     * @param notAfter epoch milliseconds: a time after it is no time a row can have been handed over at
     */
    public ReplayRun(
            RunningStack stack,
            City city,
            Path config,
            Feed feed,
            Path input,
            @Nullable String callerKey,
            long notAfter)
            throws IOException, InterruptedException {
        FeedMapping mapping = FeedMapping.of(feed, UnaryOperator.identity(), UnaryOperator.identity());
        this.file = ReplayFile.open(
                feed.name(), input, feed.hasHeader(), PARTITIONS, raw -> mapping.handedOverAt(raw, notAfter));
        this.plan = new RunPlan(
                stack,
                unused(stack.bootstrap(), feed.name()),
                city.with(feed), // known to the jobs by being one of the city's
                config,
                List.of(feed),
                Map.of(feed.name(), PARTITIONS),
                callerKey,
                Duration.ZERO);
        this.run = new PipelineRun(plan);
    }

    /** Rows of the file, its header line not counted. */
    public long rows() {
        return file.rows();
    }

    /** Sets everything up and starts the jobs. */
    public void start() throws StackFailure, IOException, InterruptedException {
        run.prepare();
        run.startJobs();
    }

    /**
     * Hands the rows over.
     *
     * @param until epoch milliseconds; {@link Long#MAX_VALUE} for the time of the last row
     */
    public Feeder.Fed feed(Pace pace, long until, Feeder.Listener listener, BooleanSupplier stop) {
        return run.feed(file.handOvers(), pace, until, listener, stop);
    }

    /** Waits until all that was fed is worked off; see {@link PipelineRun#awaitDone}. */
    public void awaitDone(Consumer<Long> progress) throws StackFailure, IOException, InterruptedException {
        run.awaitDone(progress);
    }

    /** What came out. */
    public Summary results(long handedOver, double seconds) {
        return RunResults.read(plan, handedOver, null, seconds);
    }

    /** Ends its jobs; everything else on the stack goes on. */
    public void cancelJobs() throws IOException, InterruptedException {
        run.cancelJobs();
    }

    /** A clock cannot go back, so every replay has topics nobody has used. */
    private static Topics unused(String bootstrap, String feed) throws InterruptedException {
        try (Admin admin = Admin.create(KafkaAccess.of(bootstrap))) {
            Set<String> taken = admin.listTopics().names().get();
            int n = 1;
            Topics topics = new Topics(Topics.MAIN.prefix() + ".replay-" + feed);
            while (taken.contains(topics.events())) {
                n++;
                topics = new Topics(Topics.MAIN.prefix() + ".replay-" + feed + '-' + n);
            }
            return topics;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell its topics: " + e.getCause(), e);
        }
    }
}
