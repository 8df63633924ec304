package mashang.jobs.deadletters;

import mashang.connectors.kafka.DeadLetters;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.IndexSink;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Dead letters between their topic and Elasticsearch. */
public final class DeadLettersJob {
    /** Who reads the letters: consumer group and job name. */
    public static final String NAME = "dead-letters";

    private DeadLettersJob() {}

    /** Adds the job to the environment. The topic must exist. One task is plenty: letters are few. */
    public static void define(StreamExecutionEnvironment env, Endpoints endpoints) {
        env.setParallelism(1);
        DeadLettersTopology.define(
                env.fromSource(
                                DeadLetters.source(
                                        endpoints.bootstrapServers(),
                                        endpoints.topics().deadLetters(),
                                        EventStream.group(endpoints, NAME)),
                                WatermarkStrategy.noWatermarks(),
                                "Read dead letters")
                        .uid("dead-letters"),
                IndexSink.toWithoutLetters(endpoints));
    }
}
