package mashang.local.sla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mashang.accountability.Contribution;
import mashang.connectors.elasticsearch.Document;
import mashang.intake.DeadLetter;
import mashang.jobs.JobEnvironment;
import mashang.jobs.supervision.SupervisionTopology;
import mashang.local.machine.LoopbackPorts;
import mashang.sla.Alert;
import mashang.sla.Verdict;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The supervision job itself, on a Flink of its own in this JVM, over a log that has an end. */
public final class JobRun {
    /** What passes by itself is over after so many; a fault of ours is not, and has to be seen. */
    private static final int RESTARTS = 3;

    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
    private static final MemorySize ROCKSDB_MEMORY = MemorySize.ofMebiBytes(64);

    private JobRun() {}

    /** Where the state of the orders is kept while it runs. */
    public enum Backend {
        /** On the heap. */
        hashmap,
        /** On disk, as in a city. */
        rocksdb
    }

    /**
     * Runs it to its end.
     *
     * @param events in the order in which they were handed over, none after {@code until}
     * @param until epoch milliseconds: log time at the end
     * @param slots how many of each task run side by side
     * @throws Exception what made the job fail
     */
    public static Outcome run(
            SupervisionTopology.Rules rules, List<CaseEvent> events, long until, int slots, Backend backend)
            throws Exception {
        Path folder = Files.createTempDirectory("mashang-sla");
        try (Gathered<Alert> alerts = new Gathered<>();
                Gathered<Verdict> verdicts = new Gathered<>();
                Gathered<DeadLetter> letters = new Gathered<>()) {
            LogParts.write(folder, events, slots);
            StreamExecutionEnvironment env = environment(slots);
            SupervisionTopology.defineUntil(
                    env.fromSource(
                                    new LogSource(folder.toString(), slots, until),
                                    WatermarkStrategy.noWatermarks(),
                                    "Read the log")
                            .uid("log")
                            .setParallelism(slots),
                    rules,
                    new SupervisionTopology.Sinks(
                            alerts, new DiscardingSink<Document>(), letters, new DiscardingSink<Contribution>()),
                    until,
                    verdicts);
            run(env.getStreamGraph().getJobGraph(), folder, slots, backend);
            return new Outcome(
                    once(verdicts.all(), v -> v.orderId() + '/' + v.round() + '/' + v.clock() + '/' + v.hop()),
                    once(alerts.all(), Alert::alertId),
                    once(letters.all(), DeadLetter::id).size());
        } finally {
            delete(folder);
        }
    }

    /** Written again after a restart, it is the same again. */
    private static <T> List<T> once(List<T> written, Function<T, String> id) {
        Map<String, T> byId = new HashMap<>();
        written.forEach(one -> byId.put(id.apply(one), one));
        return List.copyOf(byId.values());
    }

    private static StreamExecutionEnvironment environment(int slots) {
        Configuration c = JobEnvironment.settings(CHECKPOINTS);
        c.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(c);
        env.setParallelism(slots);
        return env;
    }

    /** A cluster of its own, closed before its folder is removed. */
    private static void run(JobGraph job, Path folder, int slots, Backend backend) throws Exception {
        Configuration c = new Configuration();
        c.set(StateBackendOptions.STATE_BACKEND, backend.name());
        c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        c.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        c.set(CoreOptions.TMP_DIRS, folder.toString());
        c.set(RestOptions.BIND_ADDRESS, LoopbackPorts.HOST);
        c.set(RestOptions.BIND_PORT, "0");
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, ROCKSDB_MEMORY.multiply(slots));
        try (MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(c)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build())) {
            cluster.start();
            cluster.executeJobBlocking(job);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
