package mashang.jobs;

import java.util.List;
import mashang.connectors.binary.CaseEventSerializer;
import mashang.connectors.binary.SerializedType;
import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.LogEntry;
import mashang.connectors.kafka.TopicSetup;
import mashang.intake.DeadLetter;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The event log as a stream of events: its ticks become watermarks, its unreadable records dead letters. */
public final class EventStream {
    private static final OutputTag<DeadLetter> UNREADABLE = new OutputTag<>("unreadable") {};

    /** Events on their way between tasks. */
    public static final TypeInformation<CaseEvent> TYPE =
            new SerializedType<>(CaseEvent.class, CaseEventSerializer.INSTANCE);

    private EventStream() {}

    /**
     * Reads the log.
     *
     * @param reader who reads: names the consumer group, below the prefix of the topics, and the stage of dead letters
     */
    public static DataStream<CaseEvent> of(StreamExecutionEnvironment env, Endpoints endpoints, String reader) {
        String topic = endpoints.topics().events();
        int partitions = TopicSetup.partitions(endpoints.bootstrapServers(), List.of(topic))
                .getOrDefault(topic, 1);
        // A reader without a partition would never have a watermark, and hold back all.
        int parallelism = Math.min(env.getParallelism(), partitions);
        SingleOutputStreamOperator<CaseEvent> events = env.fromSource(
                        EventLog.source(endpoints.bootstrapServers(), topic, group(endpoints, reader)),
                        EventLog.watermarks(),
                        "Read the event log")
                .uid("event-log")
                .setParallelism(parallelism)
                .process(new Sort())
                .returns(TYPE)
                .uid("events")
                .name("Take out the events")
                .setParallelism(parallelism);
        events.getSideOutput(UNREADABLE)
                .sinkTo(DeadLetters.sink(
                        endpoints.bootstrapServers(), endpoints.topics().deadLetters()))
                .uid("unreadable-sink")
                .name("Put aside what is unreadable")
                .setParallelism(parallelism);
        return events;
    }

    /** The consumer group of a reader. */
    public static String group(Endpoints endpoints, String reader) {
        return endpoints.topics().prefix() + '.' + reader;
    }

    private static final class Sort extends ProcessFunction<LogEntry, CaseEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(LogEntry entry, Context context, Collector<CaseEvent> out) {
            if (entry.event() != null) {
                out.collect(entry.event());
            } else if (entry.dead() != null) {
                context.output(UNREADABLE, entry.dead());
            }
        }
    }
}
