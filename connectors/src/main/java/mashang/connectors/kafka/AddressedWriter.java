package mashang.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;

/**
 * Entries of the event log as Kafka records: events keyed by order id, ticks without key into the partition they name.
 *
 * <p>The partition of an event is Kafka's own (murmur2 of the key), but over the number of partitions that is ticked:
 * Kafka's default would move to new partitions as soon as the topic grew, where no tick follows.
 */
final class AddressedWriter implements KafkaRecordSerializationSchema<Addressed> {
    private static final long serialVersionUID = 1;
    private static final byte[] TICK = {'1'};

    private final String topic;
    private final int partitions;

    AddressedWriter(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        int found = sink.getPartitionsForTopic(topic).length;
        if (found != partitions) {
            throw new IllegalStateException("Topic " + topic + " has " + found
                    + " partitions, but intake was set up for "
                    + partitions + ": a partition without ticks would hold back every decision. Restart intake so that"
                    + " it counts them again.");
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Addressed addressed, KafkaSinkContext context, Long timestamp) {
        CaseEvent event = addressed.entry().event();
        if (event != null) {
            byte[] key = event.orderId().getBytes(StandardCharsets.UTF_8);
            int partition = addressed.partition() == Addressed.BY_KEY
                    ? Utils.toPositive(Utils.murmur2(key)) % partitions
                    : addressed.partition();
            return new ProducerRecord<>(topic, partition, key, CaseEventCodec.encode(event));
        }
        Tick tick = addressed.entry().tick();
        if (tick == null) {
            throw new IllegalArgumentException("only events and ticks go into the event log");
        }
        Header mark = new RecordHeader(EventLog.TICK_HEADER, TICK);
        return new ProducerRecord<>(topic, addressed.partition(), null, null, TickCodec.encode(tick), List.of(mark));
    }
}
