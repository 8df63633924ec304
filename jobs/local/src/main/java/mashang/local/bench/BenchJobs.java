package mashang.local.bench;

import java.nio.file.Path;
import java.time.Duration;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.JobEnvironment;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.jobs.supervision.SupervisionTopology;
import mashang.workorder.CaseEvent;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The two pipelines that are compared: same log, same parallelism, same checkpoints, nothing behind them. */
final class BenchJobs {
    static final int PARALLELISM = BenchTopic.PARTITIONS;

    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    private BenchJobs() {}

    /** Which pipeline. */
    enum Pipeline {
        /** Kafka, parse, key, discard: what any job over the log costs. */
        PASS_THROUGH,
        /** All clocks, every document written, its texts unread, and discarded where Elasticsearch and Kafka would take it. */
        SUPERVISION
    }

    static JobGraph graph(Pipeline pipeline, String bootstrap, Topics topics, City city, Path checkpoints) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings(checkpoints));
        env.setParallelism(PARALLELISM);
        Endpoints endpoints = new Endpoints(bootstrap, "", topics, BenchTopic.PARTITIONS);
        if (pipeline == Pipeline.SUPERVISION) {
            SupervisionTopology.define(
                    EventStream.of(env, endpoints, "supervision"),
                    new SupervisionTopology.Rules(city.clocks(), null),
                    new SupervisionTopology.Sinks(
                            new CountingSink<>(alert -> false),
                            new CountingSink<>(BenchJobs::isEvent),
                            new CountingSink<>(letter -> false),
                            new CountingSink<>(contribution -> false)));
        } else {
            EventStream.of(env, endpoints, "pass-through")
                    .keyBy(CaseEvent::orderId)
                    .sinkTo(new CountingSink<>(event -> true))
                    .uid("discard")
                    .name("Discard");
        }
        return env.getStreamGraph().getJobGraph();
    }

    /** Of the history, and not a decision: those have the paths of their alerts for ids. */
    private static boolean isEvent(Document document) {
        return document.index().startsWith(HistoryDocuments.INDEX_PREFIX)
                && document.id().indexOf('/') < 0;
    }

    private static Configuration settings(Path checkpoints) {
        Configuration settings = JobEnvironment.settings(CHECKPOINT_INTERVAL);
        settings.set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM);
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        return settings;
    }
}
