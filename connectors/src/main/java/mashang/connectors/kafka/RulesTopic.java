package mashang.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.rules.RuleVersion;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The rules topic: under its key {@code kind:id@version} each version of a rule file, byte for byte as the city wrote it, with who
 * published it and why in headers; and heartbeats, as in a raw topic.
 */
public final class RulesTopic {
    private static final String ACTOR_HEADER = "mashang-actor";
    private static final String REASON_HEADER = "mashang-reason";
    private static final String EFFECTIVE_HEADER = "mashang-effective-from";

    private static final int EXCERPT = 200;

    private RulesTopic() {}

    /** Reads it from where the job's state stands, and without state from the beginning. */
    public static KafkaSource<RuleEntry> source(String bootstrap, String topic, String group) {
        return ClientSettings.source(bootstrap, group, new Reader(group))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setTopics(topic)
                .build();
    }

    /** A version as a record. */
    public static ProducerRecord<byte[], byte[]> record(String topic, @Nullable Long timestamp, RuleVersion version) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, 0, timestamp, bytes(version.key()), bytes(version.text()));
        record.headers().add(ACTOR_HEADER, bytes(version.actor()));
        record.headers().add(REASON_HEADER, bytes(version.reason()));
        if (version.effectiveFrom() != null) {
            record.headers().add(EFFECTIVE_HEADER, bytes(version.effectiveFrom().toString()));
        }
        return record;
    }

    /** What a record is. */
    public static RuleEntry read(ConsumerRecord<byte[], byte[]> record, String stage) {
        long at = record.timestamp();
        if (record.headers().lastHeader(RawRecord.HEARTBEAT_HEADER) != null) {
            return new RuleEntry(null, null, at);
        }
        String key = text(record.key());
        Optional<RuleVersion> version = RuleVersion.of(
                key,
                text(record.value()),
                header(record, ACTOR_HEADER),
                header(record, REASON_HEADER),
                time(header(record, EFFECTIVE_HEADER)),
                at);
        return version.map(v -> new RuleEntry(v, null, at))
                .orElseGet(() -> new RuleEntry(null, letter(record, stage, key), at));
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record, String stage, String key) {
        String shown = key.length() > EXCERPT ? key.substring(0, EXCERPT) : key;
        return DeadLetter.of(RawRecordReader.read(record), null, DeadReason.BAD_RULE, List.of("key"), null, shown)
                .at(stage);
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Reader implements KafkaRecordDeserializationSchema<RuleEntry> {
        private static final long serialVersionUID = 1;

        private final String stage;

        Reader(String stage) {
            this.stage = stage;
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RuleEntry> out) {
            out.collect(read(record, stage));
        }

        @Override
        public TypeInformation<RuleEntry> getProducedType() {
            return TypeInformation.of(RuleEntry.class);
        }
    }
}
