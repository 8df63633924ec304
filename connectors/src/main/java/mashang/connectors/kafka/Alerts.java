package mashang.connectors.kafka;

import mashang.sla.Alert;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts topic: decisions, keyed by their deterministic id, by which readers recognise a repetition. */
public final class Alerts {
    private Alerts() {}

    /** Writes alerts at least once. */
    public static KafkaSink<Alert> sink(String bootstrap, String topic) {
        return ClientSettings.sink(bootstrap, new KeyedWriter<>(topic, Alert::alertId, AlertCodec::encode));
    }

    /**
     * Reads alerts from where the job's state stands, and without state from the beginning: what was delivered is known from the
     * deliveries. A record that is no alert is logged and passed over.
     */
    public static KafkaSource<Alert> source(String bootstrap, String topic, String group) {
        return ClientSettings.source(bootstrap, group, new Reader())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setTopics(topic)
                .build();
    }

    static final class Reader implements KafkaRecordDeserializationSchema<Alert> {
        private static final long serialVersionUID = 1;
        private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Alert> out) {
            try {
                out.collect(AlertCodec.decode(record.value() == null ? new byte[0] : record.value()));
            } catch (MalformedRecord e) {
                LOG.warn("no alert at offset {}: {}", record.offset(), e.getMessage());
            }
        }

        @Override
        public TypeInformation<Alert> getProducedType() {
            return TypeInformation.of(Alert.class);
        }
    }
}
