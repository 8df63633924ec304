package mashang.connectors.kafka;

import java.util.List;
import mashang.intake.DeadReason;
import mashang.sla.Alert;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The alerts topic: decisions, keyed by their deterministic id, by which readers recognise a repetition. */
public final class Alerts {
    private Alerts() {}

    /** Writes alerts at least once. */
    public static KafkaSink<Alert> sink(String bootstrap, String topic) {
        return ClientSettings.sink(bootstrap, new KeyedWriter<>(topic, Alert::alertId, AlertCodec::encode));
    }

    /**
     * Reads alerts, each topic in its order, from where the job's state stands, and without state from the beginning: what was delivered is known from the
     * deliveries. A record that is no alert becomes a dead letter of stage {@code group} inside the stream, never an exception.
     */
    public static KafkaSource<AlertEntry> source(String bootstrap, List<String> topics, String group) {
        return ClientSettings.source(bootstrap, group, new Reader(group))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setTopics(topics)
                .build();
    }

    static final class Reader implements KafkaRecordDeserializationSchema<AlertEntry> {
        private static final long serialVersionUID = 1;

        private final String stage;

        Reader(String stage) {
            this.stage = stage;
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<AlertEntry> out) {
            try {
                out.collect(
                        new AlertEntry(AlertCodec.decode(record.value() == null ? new byte[0] : record.value()), null));
            } catch (MalformedRecord e) {
                out.collect(new AlertEntry(null, LogEntryReader.letter(record, stage, e, DeadReason.BAD_ALERT)));
            }
        }

        @Override
        public TypeInformation<AlertEntry> getProducedType() {
            return TypeInformation.of(AlertEntry.class);
        }
    }
}
