package mashang.connectors.kafka;

import mashang.accountability.Contribution;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts topic: what each order contributes to figures, every version, keyed by order. Versions tell repetitions; those of one order follow one
 * another, because they are in one partition.
 */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final JsonCodec<Contribution> JSON = new JsonCodec<>(Contribution.class);

    private Accounts() {}

    public static byte[] encode(Contribution contribution) {
        return JSON.encode(contribution);
    }

    /** Reads a record; a refusal names the field that is missing or has the wrong type. */
    public static Contribution decode(byte[] json) throws MalformedRecord {
        return JSON.decode(json);
    }

    /** Writes contributions at least once. */
    public static KafkaSink<Contribution> sink(String bootstrap, String topic) {
        return ClientSettings.sink(bootstrap, new KeyedWriter<>(topic, Contribution::orderId, Accounts::encode));
    }

    /**
     * Reads contributions from where the job's state stands, and without state from the beginning. A record that is none is logged and passed
     * over: nobody but supervision writes here.
     */
    public static KafkaSource<Contribution> source(String bootstrap, String topic, String group) {
        return ClientSettings.source(bootstrap, group, new Reader())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setTopics(topic)
                .build();
    }

    static final class Reader implements KafkaRecordDeserializationSchema<Contribution> {
        private static final long serialVersionUID = 1;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Contribution> out) {
            try {
                out.collect(decode(record.value() == null ? new byte[0] : record.value()));
            } catch (MalformedRecord e) {
                LOG.warn("no contribution at {}/{}: {}", record.partition(), record.offset(), e.getMessage());
            }
        }

        @Override
        public TypeInformation<Contribution> getProducedType() {
            return TypeInformation.of(Contribution.class);
        }
    }
}
