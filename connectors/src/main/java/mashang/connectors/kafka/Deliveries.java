package mashang.connectors.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import mashang.delivery.Delivery;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of deliveries: how each stands, keyed by {@link Delivery#id()} and compacted, so that whoever delivers next learns what
 * was sent, and the index is written from it.
 */
public final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final JsonCodec<Delivery> JSON = new JsonCodec<>(Delivery.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private Deliveries() {}

    public static byte[] encode(Delivery delivery) {
        return JSON.encode(delivery);
    }

    /** Reads a record; a refusal names the field that is missing or has the wrong type. */
    public static Delivery decode(byte[] json) throws MalformedRecord {
        return JSON.decode(json);
    }

    /** Writes records at least once. */
    public static KafkaSink<Delivery> sink(String bootstrap, String topic) {
        return ClientSettings.sink(bootstrap, new KeyedWriter<>(topic, Delivery::id, Deliveries::encode));
    }

    /** Reads records from where the job's state stands, and without state from the beginning; one that is none is logged and passed over. */
    public static KafkaSource<Delivery> source(String bootstrap, String topic, String group) {
        return ClientSettings.source(bootstrap, group, new Reader())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setTopics(topic)
                .build();
    }

    private static final class Reader implements KafkaRecordDeserializationSchema<Delivery> {
        private static final long serialVersionUID = 1;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Delivery> out) {
            read(record, out::collect);
        }

        @Override
        public TypeInformation<Delivery> getProducedType() {
            return TypeInformation.of(Delivery.class);
        }
    }

    /**
     * Hands on every record that lies in the topic now, in order. Blocks until all are read; a record that is none is logged and passed
     * over: nobody but the delivery job writes here.
     */
    public static void readAll(String bootstrap, String topic, Consumer<Delivery> each) {
        Properties settings = KafkaAccess.of(bootstrap);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(POLL).forEach(record -> read(record, each));
            }
        }
    }

    private static void read(ConsumerRecord<byte[], byte[]> record, Consumer<Delivery> each) {
        if (record.value() == null) {
            return; // somebody deleted it on purpose
        }
        try {
            each.accept(decode(record.value()));
        } catch (MalformedRecord e) {
            LOG.warn("no delivery at offset {}: {}", record.offset(), e.getMessage());
        }
    }
}
