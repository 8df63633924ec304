package mashang.connectors.kafka;

import mashang.intake.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of dead letters: the only place that keeps original bytes. */
public final class DeadLetters {
    private DeadLetters() {}

    /** Writes letters at least once, keyed by their id. */
    public static KafkaSink<DeadLetter> sink(String bootstrap, String topic) {
        return ClientSettings.sink(bootstrap, new KeyedWriter<>(topic, DeadLetter::id, DeadLetterCodec::encode));
    }

    /** Reads letters; a record that is none becomes a letter about itself, and one without a time has that of its record. */
    public static KafkaSource<DeadLetter> source(String bootstrap, String topic, String group) {
        return ClientSettings.source(bootstrap, group, new Reader(group))
                .setTopics(topic)
                .build();
    }

    static final class Reader implements KafkaRecordDeserializationSchema<DeadLetter> {
        private static final long serialVersionUID = 1;

        private final String stage;

        Reader(String stage) {
            this.stage = stage;
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<DeadLetter> out) {
            try {
                out.collect(
                        timed(DeadLetterCodec.decode(record.value() == null ? new byte[0] : record.value()), record));
            } catch (MalformedRecord e) {
                out.collect(LogEntryReader.letter(record, stage, e));
            }
        }

        /** A document that Elasticsearch refused was never handed over; without any time no panel over a span of time would count it. */
        private static DeadLetter timed(DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
            return letter.loggedAt() > 0 ? letter : letter.loggedAt(record.timestamp());
        }

        @Override
        public TypeInformation<DeadLetter> getProducedType() {
            return TypeInformation.of(DeadLetter.class);
        }
    }
}
