package mashang.connectors.kafka;

import java.nio.charset.StandardCharsets;
import mashang.intake.RawRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of a raw topic as it lies there. Takes everything: a header that makes no sense counts as absent, no value
 * as an empty one; what to think of it is the mapping's business.
 */
final class RawRecordReader implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        out.collect(read(record));
    }

    static RawRecord read(ConsumerRecord<byte[], byte[]> record) {
        byte[] file = header(record, RawRecord.FILE_HEADER);
        byte[] value = record.value();
        return new RawRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                file == null ? null : new String(file, StandardCharsets.UTF_8),
                number(header(record, RawRecord.LINE_HEADER), Long.MAX_VALUE),
                header(record, RawRecord.COLUMNS_HEADER),
                value == null ? new byte[0] : value,
                (int) number(header(record, RawRecord.HEARTBEAT_HEADER), Integer.MAX_VALUE));
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    /** The number, or 0 where there is none between 0 and {@code max}. */
    private static long number(byte @Nullable [] digits, long max) {
        if (digits == null) {
            return 0;
        }
        try {
            long number = Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
            return number >= 0 && number <= max ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
