package mashang.jobs;

import java.util.List;
import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.RuleEntry;
import mashang.connectors.kafka.RulesTopic;
import mashang.connectors.kafka.TopicSetup;
import mashang.intake.DeadLetter;
import mashang.rules.RuleVersion;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The rules topic as a stream of versions in the order of the topic: its ticks become watermarks, its unreadable records dead letters.
 * One task: there is one partition.
 */
public final class RulesStream {
    private static final OutputTag<DeadLetter> UNREADABLE = new OutputTag<>("unreadable-rules") {};

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
                        RulesTopic.watermarks(),
                        "Read the rules topic")
                .uid("rules-topic")
                .setParallelism(1)
                .process(new InTime())
                .uid("rules")
                .name("Take out the rules")
                .setParallelism(1);
        versions.getSideOutput(UNREADABLE)
                .sinkTo(DeadLetters.sink(bootstrap, endpoints.topics().deadLetters()))
                .uid("unreadable-rules-sink")
                .name("Put aside what is no rule")
                .setParallelism(1);
        return versions;
    }

    /**
     * A version whose time steps back behind a tick counts as published at that tick, as a raw record does: nobody may learn
     * of a rule that acts on what was decided without it.
     */
    static final class InTime extends ProcessFunction<RuleEntry, RuleVersion> implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;

        private long lastTick = Long.MIN_VALUE;

        @SuppressWarnings("NullAway.Init") // initializeState sets it
        private transient ListState<Long> saved;

        @Override
        public void processElement(RuleEntry entry, Context context, Collector<RuleVersion> out) {
            RuleVersion version = entry.version();
            if (version != null) {
                out.collect(version.publishedAt(Math.max(entry.at(), lastTick)));
            } else if (entry.dead() != null) {
                context.output(UNREADABLE, entry.dead());
            } else {
                lastTick = Math.max(lastTick, entry.at());
            }
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            saved = context.getOperatorStateStore()
                    .getUnionListState(new ListStateDescriptor<>("last-tick", Types.LONG));
            for (long tick : saved.get()) {
                lastTick = Math.max(lastTick, tick);
            }
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            saved.update(List.of(lastTick));
        }
    }
}
