package mashang.jobs;

import java.util.List;
import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.RulesTopic;
import mashang.connectors.kafka.TopicSetup;
import mashang.rules.RuleVersion;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The rules topic as a stream of versions in the order of the topic: its ticks become watermarks, its unreadable records dead letters.
 * One task: there is one partition.
 */
public final class RulesStream {
    private RulesStream() {}

    /**
     * Reads the topic, which must exist.
     *
     * @param reader who reads: names the consumer group, below the prefix of the topics, and the stage of dead letters
     */
    public static DataStream<RuleVersion> of(StreamExecutionEnvironment env, Endpoints endpoints, String reader) {
        String topic = endpoints.topics().rules();
        String bootstrap = endpoints.bootstrapServers();
        TopicSetup.partitions(bootstrap, List.of(topic));
        SingleOutputStreamOperator<RuleVersion> versions = env.fromSource(
                        RulesTopic.source(bootstrap, topic, EventStream.group(endpoints, reader)),
                        WatermarkStrategy.noWatermarks(),
                        "Read the rules topic")
                .uid("rules-topic")
                .setParallelism(1)
                .transform("Take out the rules", TypeInformation.of(RuleVersion.class), new RuleTimes())
                .uid("rules")
                .setParallelism(1);
        versions.getSideOutput(RuleTimes.UNREADABLE)
                .sinkTo(DeadLetters.sink(bootstrap, endpoints.topics().deadLetters()))
                .uid("unreadable-rules-sink")
                .name("Put aside what is no rule")
                .setParallelism(1);
        return versions;
    }

    /**
     * For a run by rules that never change: no version ever, at the times of another stream.
     *
     * @param times has the watermarks
     */
    public static <T> DataStream<RuleVersion> none(DataStream<T> times) {
        return times.flatMap(new Nothing<T>())
                .returns(RuleVersion.class)
                .uid("no-rules")
                .name("Publish nothing")
                .setParallelism(times.getParallelism());
    }

    private static final class Nothing<T> implements FlatMapFunction<T, RuleVersion> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(T element, Collector<RuleVersion> out) {
            // nothing is published
        }
    }
}
