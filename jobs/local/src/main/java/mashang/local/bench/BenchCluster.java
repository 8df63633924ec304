package mashang.local.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import mashang.local.machine.LoopbackPorts;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A Flink cluster of one process for one pipeline, with memory for RocksDB. */
final class BenchCluster implements AutoCloseable {
    /** RocksDB's caches and write buffers, of both tasks of a job together. */
    private static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);

    private static final MemorySize NETWORK = MemorySize.ofMebiBytes(64);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final MiniCluster cluster;

    private BenchCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** @param jobs how many will run at a time */
    static BenchCluster start(Path folder, int jobs) throws Exception {
        Configuration c = new Configuration();
        c.set(RestOptions.ADDRESS, LoopbackPorts.HOST);
        c.set(RestOptions.BIND_ADDRESS, LoopbackPorts.HOST);
        c.set(RestOptions.BIND_PORT, "0");
        c.set(JobManagerOptions.ADDRESS, LoopbackPorts.HOST);
        c.set(JobManagerOptions.BIND_HOST, LoopbackPorts.HOST);
        c.set(TaskManagerOptions.HOST, LoopbackPorts.HOST);
        c.set(TaskManagerOptions.BIND_HOST, LoopbackPorts.HOST);
        c.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED.multiply(jobs));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(c)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(BenchJobs.PARALLELISM * jobs)
                .build());
        cluster.start();
        return new BenchCluster(cluster);
    }

    JobID submit(JobGraph graph) throws Exception {
        return cluster.submitJob(graph).get().getJobID();
    }

    AccessExecutionGraph graph(JobID job) throws Exception {
        return cluster.getExecutionGraph(job).get();
    }

    /** Returns when every task runs, its state restored. */
    void awaitRunning(JobID job) throws Exception {
        while (!isRunning(graph(job))) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** A job that is being set up has no tasks yet. */
    private static boolean isRunning(AccessExecutionGraph graph) {
        return graph.getState() == JobStatus.RUNNING
                && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
                        .allMatch(v -> v.getExecutionState() == ExecutionState.RUNNING);
    }

    /** Ends jobs, and returns when they have. */
    void cancel(List<JobID> jobs) throws Exception {
        for (JobID job : jobs) {
            cluster.cancelJob(job).get();
        }
        for (JobID job : jobs) {
            while (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    /** Saves everything, stops the job, and returns where the state lies. */
    String stop(JobID job, Path folder, SavepointFormatType format) throws Exception {
        return cluster.triggerSavepoint(job, folder.toUri().toString(), true, format)
                .get();
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
