package mashang.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mashang.intake.RawRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A heartbeat as a record without key and with an empty value, known by its header. */
final class HeartbeatWriter implements KafkaRecordSerializationSchema<Heartbeat> {
    private static final long serialVersionUID = 1;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Heartbeat beat, KafkaSinkContext context, Long timestamp) {
        Header sources = new RecordHeader(
                RawRecord.HEARTBEAT_HEADER, Integer.toString(beat.sources()).getBytes(StandardCharsets.US_ASCII));
        return new ProducerRecord<>(beat.topic(), beat.partition(), null, null, new byte[0], List.of(sources));
    }
}
