package mashang.local.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import mashang.config.City;
import mashang.connectors.kafka.Topics;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;

/**
 * The JVM that runs one pipeline of a bench, with nothing else in it: {@code BenchMain PIPELINE BOOTSTRAP PREFIX GOAL
 * WARM CONFIG FOLDER measure|size}. Writes lines {@code name=value} behind {@link #MARK}.
 *
 * <p>Its CPU time is that of the job with all that belongs to it: tasks, Kafka's client, RocksDB, checkpoints, garbage
 * collection; without the compiler, see {@link CpuTime}. The broker is in the parent. It ends with its standard input, and so with its parent.
 */
final class BenchMain {
    /** Begins the lines that are for the parent: the JVM itself writes others. */
    static final String MARK = "mashang-bench ";

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Without progress for so long, something is wrong that waiting does not mend. */
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

    private static final PrintStream PARENT = System.out;

    private BenchMain() {}

    public static void main(String[] arguments) {
        watchParent();
        int code = 1;
        try {
            run(arguments);
            code = 0;
        } catch (Throwable e) {
            e.printStackTrace();
            PARENT.println(MARK + "failed=" + e);
        }
        PARENT.flush();
        System.exit(code); // not halt: a recording is written on the way out
    }

    private static void run(String[] a) throws Exception {
        Path folder = Path.of(a[6]);
        City city = City.load(Path.of(a[5]));
        Supplier<JobGraph> graph = () -> BenchJobs.graph(
                BenchJobs.Pipeline.valueOf(a[0]), a[1], new Topics(a[2]), city, folder.resolve("checkpoints"));
        long goal = Long.parseLong(a[3]);
        try (BenchCluster cluster = BenchCluster.start(folder)) {
            JobID job = cluster.submit(graph.get());
            measure(cluster, job, Long.parseLong(a[4]), goal);
            if (a[7].equals("size")) {
                size(cluster, job, graph, folder);
            }
        }
    }

    /** From the warm mark to the goal. */
    private static void measure(BenchCluster cluster, JobID job, long warm, long goal) throws Exception {
        awaitCount(cluster, job, warm);
        long counted = CountingSink.count();
        long nanos = System.nanoTime();
        long cpu = CpuTime.nanos();
        awaitCount(cluster, job, goal);
        say("seconds", (System.nanoTime() - nanos) / 1e9);
        say("cpu", (CpuTime.nanos() - cpu) / 1e9);
        say("counted", (double) (goal - counted));
    }

    private static void size(BenchCluster cluster, JobID job, Supplier<JobGraph> graph, Path folder) throws Exception {
        System.gc();
        say("heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
        AccessExecutionGraph before = cluster.graph(job);
        say(
                "checkpoint",
                before.getCheckpointStatsSnapshot()
                                .getSummaryStats()
                                .getEndToEndDurationStats()
                                .getQuantile(0.5)
                        / 1e3);
        long start = System.nanoTime();
        String savepoint = cluster.stop(job, folder.resolve("savepoints"), SavepointFormatType.NATIVE);
        say("savepoint", (System.nanoTime() - start) / 1e9);
        say("bytes", (double) Folders.size(Path.of(java.net.URI.create(savepoint))));
        JobGraph again = graph.get();
        again.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        start = System.nanoTime();
        JobID restored = cluster.submit(again);
        cluster.awaitRunning(restored);
        say("restore", (System.nanoTime() - start) / 1e9);
    }

    private static void awaitCount(BenchCluster cluster, JobID job, long goal) throws Exception {
        long since = System.nanoTime();
        long least = CountingSink.count();
        while (least < goal) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            long count = CountingSink.count();
            if (count > least) {
                least = count;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE_NANOS) {
                JobStatus status = cluster.graph(job).getState();
                throw new IllegalStateException("stuck at " + least + " of " + goal + ", job " + status);
            }
        }
    }

    private static void say(String name, double value) {
        PARENT.println(MARK + name + "=" + String.format(Locale.ROOT, "%.3f", value));
    }

    private static void watchParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // a broken pipe is the end, too
                    }
                    Runtime.getRuntime().halt(1);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
