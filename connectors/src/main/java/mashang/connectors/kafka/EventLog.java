package mashang.connectors.kafka;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** The event log: canonical events keyed by order id, and behind them, in every partition, the ticks. */
public final class EventLog {
    /** Kafka header that makes a record of the log a tick, whatever its value: {@code 1}. */
    public static final String TICK_HEADER = "mashang-tick";

    private EventLog() {}

    /**
     * Reads the log from where the job's state stands, and without state from the beginning: never from the group's
     * committed offsets, for a job that has forgotten the first half of the log would judge the second half wrongly. A
     * record that is neither event nor tick becomes a dead letter of stage {@code group} inside the stream, never an
     * exception.
     *
     * @param group consumer group, and the stage its dead letters name: {@code supervision}, {@code recurrence}
     */
    public static KafkaSource<LogEntry> source(String bootstrap, String topic, String group) {
        return sourceOf(bootstrap, topic, group).build();
    }

    /** The same, ending where the log ended when the job started: for a bounded replay. */
    public static KafkaSource<LogEntry> bounded(String bootstrap, String topic, String group) {
        return sourceOf(bootstrap, topic, group)
                .setBounded(OffsetsInitializer.latest())
                .build();
    }

    /** Watermarks from the ticks in the log and from nothing else; see {@link TickWatermarks}. */
    public static WatermarkStrategy<LogEntry> watermarks() {
        return new TickWatermarks();
    }

    /**
     * Writes the log: at least once, in order per partition.
     *
     * @param partitions number of partitions of the topic, each of which gets every tick; the sink refuses to start
     *     where the topic has another number
     */
    public static KafkaSink<Addressed> sink(String bootstrap, String topic, int partitions) {
        return ClientSettings.sink(bootstrap, new AddressedWriter(topic, partitions));
    }

    private static KafkaSourceBuilder<LogEntry> sourceOf(String bootstrap, String topic, String group) {
        return ClientSettings.source(bootstrap, group, new LogEntryReader(group))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setTopics(topic);
    }
}
