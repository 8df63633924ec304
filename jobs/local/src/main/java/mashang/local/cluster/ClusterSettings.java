package mashang.local.cluster;

import java.nio.file.Path;
import java.time.Duration;
import mashang.local.machine.LoopbackPorts;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.jspecify.annotations.Nullable;

/** Flink's settings for a cluster on one machine, and for the jobs submitted to it. */
final class ClusterSettings {

    /** Failures a job's report can show; Flink's default of 16 is soon reached by a job that fails every second. */
    private static final int REMEMBERED_FAILURES = 100;

    private ClusterSettings() {}

    /** @param temporary for blobs and uploads, emptied at each start */
    static Configuration cluster(Path checkpoints, Path temporary, int restPort, int slots) {
        Configuration c = new Configuration();
        rest(c, restPort);
        c.set(RestOptions.BIND_ADDRESS, LoopbackPorts.HOST);
        c.set(RestOptions.BIND_PORT, String.valueOf(restPort));
        c.set(JobManagerOptions.ADDRESS, LoopbackPorts.HOST);
        c.set(JobManagerOptions.BIND_HOST, LoopbackPorts.HOST);
        c.set(TaskManagerOptions.HOST, LoopbackPorts.HOST);
        c.set(TaskManagerOptions.BIND_HOST, LoopbackPorts.HOST);
        c.set(CoreOptions.TMP_DIRS, temporary.toString());
        c.set(WebOptions.TMP_DIR, temporary.toString());
        c.set(WebOptions.SUBMIT_ENABLE, false);
        c.set(WebOptions.MAX_EXCEPTION_HISTORY_SIZE, REMEMBERED_FAILURES);
        c.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
        // The state lives on the heap, so managed memory has no user; network buffers are the only large reserve.
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(96));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(96));
        c.addAll(checkpointing(checkpoints));
        return c;
    }

    /** @param restore the checkpoint to go on from; null for an empty state */
    static Configuration job(String name, Path checkpoints, int restPort, @Nullable Path restore) {
        Configuration c = checkpointing(checkpoints);
        rest(c, restPort);
        c.set(DeploymentOptions.TARGET, "remote");
        c.set(PipelineOptions.NAME, name);
        c.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(CoreOptions.DEFAULT_PARALLELISM, 2);
        if (restore != null) {
            c.set(StateRecoveryOptions.SAVEPOINT_PATH, restore.toUri().toString());
            // Claimed: deleted once newer ones have replaced it. Otherwise every restart would leave one behind.
            c.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        }
        return c;
    }

    private static void rest(Configuration c, int port) {
        c.set(RestOptions.ADDRESS, LoopbackPorts.HOST);
        c.set(RestOptions.PORT, port);
    }

    private static Configuration checkpointing(Path folder) {
        Configuration c = new Configuration();
        c.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        c.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        // While Elasticsearch is away checkpoints wait for it, and a restart would not bring it back sooner.
        c.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofHours(1));
        c.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // Two: should the newest be cut short by a power failure, there is one before it.
        c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        c.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        c.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        return c;
    }
}
