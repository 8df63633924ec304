package mashang.local.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mashang.config.City;
import mashang.connectors.kafka.Topics;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;

/**
 * The JVM that runs one pipeline of a bench, with nothing else in it: {@code BenchMain PIPELINE BOOTSTRAP RAW PREFIX GOALS
 * WARM CONFIG FOLDER measure|stop|size ROUNDS}. Writes lines {@code name=value} behind {@link #MARK}. Of several rounds, each from the
 * beginning and with an event log of its own, the last is measured: the others have the compiler done.
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
        BenchJobs.Pipeline pipeline = BenchJobs.Pipeline.valueOf(a[0]);
        BenchJobs.Place place = new BenchJobs.Place(a[1], new Topics(a[2]), new Topics(a[3]));
        City city = City.load(Path.of(a[6]));
        Path folder = Path.of(a[7]);
        try (BenchCluster cluster = BenchCluster.start(folder, pipeline.jobs())) {
            for (int before = 1; before < Integer.parseInt(a[9]); before++) {
                List<JobID> jobs = submit(cluster, pipeline, place.ofRound(before), city, folder);
                await(cluster, jobs, 1, goals(a[4]));
                cluster.cancel(jobs);
                Tally.reset();
            }
            List<JobID> jobs = submit(cluster, pipeline, place, city, folder);
            measure(cluster, jobs, Double.parseDouble(a[5]), goals(a[4]));
            switch (a[8]) {
                case "stop" -> cluster.stop(jobs.get(0), folder.resolve("savepoints"), SavepointFormatType.NATIVE);
                case "size" -> {
                    JobGraph again = BenchJobs.graphs(pipeline, place, city, folder.resolve("checkpoints"))
                            .get(0);
                    size(cluster, jobs.get(0), again, folder);
                }
                default -> {}
            }
        }
    }

    private static List<JobID> submit(
            BenchCluster cluster, BenchJobs.Pipeline pipeline, BenchJobs.Place place, City city, Path folder)
            throws Exception {
        List<JobID> jobs = new ArrayList<>();
        for (JobGraph graph : BenchJobs.graphs(pipeline, place, city, folder.resolve("checkpoints"))) {
            jobs.add(cluster.submit(graph));
        }
        return jobs;
    }

    /** {@code READ=1000,FOLDED=990}. */
    private static Map<Tally.Of, Long> goals(String written) {
        Map<Tally.Of, Long> goals = new EnumMap<>(Tally.Of.class);
        for (String goal : written.split(",", -1)) {
            int is = goal.indexOf('=');
            goals.put(Tally.Of.valueOf(goal.substring(0, is)), Long.valueOf(goal.substring(is + 1)));
        }
        return goals;
    }

    /** From the warm mark, a share of the goals, to the goals. */
    private static void measure(BenchCluster cluster, List<JobID> jobs, double warm, Map<Tally.Of, Long> goals)
            throws Exception {
        await(cluster, jobs, warm, goals);
        double share = Tally.share(goals);
        long nanos = System.nanoTime();
        long cpu = CpuTime.nanos();
        await(cluster, jobs, 1, goals);
        say("seconds", (System.nanoTime() - nanos) / 1e9);
        say("cpu", (CpuTime.nanos() - cpu) / 1e9);
        say("share", 1 - share);
        say("peak", PeakMemory.bytes() / 1e6);
        System.gc();
        say("heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
    }

    private static void size(BenchCluster cluster, JobID job, JobGraph again, Path folder) throws Exception {
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
        again.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        start = System.nanoTime();
        JobID restored = cluster.submit(again);
        cluster.awaitRunning(restored);
        say("restore", (System.nanoTime() - start) / 1e9);
    }

    private static void await(BenchCluster cluster, List<JobID> jobs, double share, Map<Tally.Of, Long> goals)
            throws Exception {
        long since = System.nanoTime();
        double reached = Tally.share(goals);
        while (reached < share) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            double now = Tally.share(goals);
            if (now > reached) {
                reached = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE_NANOS) {
                List<JobStatus> statuses = new ArrayList<>();
                for (JobID job : jobs) {
                    statuses.add(cluster.graph(job).getState());
                }
                throw new IllegalStateException("stuck at " + reached + " of " + goals + ", jobs " + statuses);
            }
        }
    }

    private static void say(String name, double value) {
        PARENT.println(MARK + name + "=" + String.format(Locale.ROOT, "%.6f", value));
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
