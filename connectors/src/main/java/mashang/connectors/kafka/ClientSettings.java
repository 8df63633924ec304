package mashang.connectors.kafka;

import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What all our Kafka clients have in common. */
final class ClientSettings {
    /** Above the largest record any of our topics takes (16 MiB), counted before compression. */
    private static final int MAX_REQUEST_BYTES = 32 << 20;
    /** Little enough not to be felt in an alert, enough to fill a batch under load. */
    private static final int LINGER_MILLIS = 5;

    /** Each batch is compressed with buffers of its own: Kafka's 16 KiB, a dozen events, are dear. */
    private static final int BATCH_BYTES = 128 << 10;

    private ClientSettings() {}

    /**
     * A sink that delivers at least once and in order, and that never gives up on a record: the producer would drop it
     * and go on to the next, which may be a tick, and a tick must not outlive a record it promises.
     */
    static <T> KafkaSink<T> sink(String bootstrap, KafkaRecordSerializationSchema<T> records) {
        Properties producer = KafkaAccess.of(bootstrap);
        producer.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        producer.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        producer.setProperty(ProducerConfig.RETRIES_CONFIG, String.valueOf(Integer.MAX_VALUE));
        producer.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
        producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, String.valueOf(LINGER_MILLIS));
        producer.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(BATCH_BYTES));
        producer.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(MAX_REQUEST_BYTES));
        producer.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return KafkaSink.<T>builder()
                .setBootstrapServers(bootstrap)
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(records)
                .build();
    }

    /** A source that goes on where its group stopped, and starts at the beginning where it never was. */
    @SuppressWarnings("deprecation") // the connector's interface still speaks of OffsetResetStrategy
    static <T> KafkaSourceBuilder<T> source(
            String bootstrap, String group, KafkaRecordDeserializationSchema<T> records) {
        return KafkaSource.<T>builder()
                .setProperties(KafkaAccess.of(bootstrap))
                .setBootstrapServers(bootstrap)
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setDeserializer(records);
    }
}
