package mashang.jobs;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink's settings that are part of what our jobs promise, and so do not depend on a cluster's file. */
public final class JobEnvironment {
    /** A broker or an Elasticsearch that restarts is back within seconds; until then we wait. */
    private static final Duration RESTART_DELAY = Duration.ofSeconds(2);

    /**
     * How often state is saved where nobody says otherwise. Alerts and documents do not wait for it; after a failure so much is read
     * again, which takes a second or two. Taken each second, they were an eighth of the samples of supervision in a replay.
     */
    public static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

    private JobEnvironment() {}

    /**
     * Sets them.
     *
     * @param checkpointInterval how often state is saved
     */
    public static StreamExecutionEnvironment configure(StreamExecutionEnvironment env, Duration checkpointInterval) {
        env.configure(settings(checkpointInterval));
        return env;
    }

    /** The same as a configuration, for who starts a cluster of their own. */
    public static Configuration settings(Duration checkpointInterval) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false); // state is found again by uid
        settings.set(PipelineOptions.GENERIC_TYPES, false); // Kryo cannot be evolved
        settings.set(PipelineOptions.OBJECT_REUSE, true); // our records never change: nobody needs a copy
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        // While Elasticsearch is away checkpoints wait for it, and a restart would not bring it back sooner.
        settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofHours(1));
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // Each checkpoint leaves small files in RocksDB: most orders are in few of them, and most files soon merged
        // away.
        settings.setString("state.backend.rocksdb.use-bloom-filter", "true");
        settings.setString(
                "state.backend.rocksdb.compression.per.level", "NO_COMPRESSION;NO_COMPRESSION;SNAPPY_COMPRESSION");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
        return settings;
    }
}
