package mashang.connectors.elasticsearch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import mashang.intake.DeadLetter;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Rejected documents to the dead-letters topic, keyed by the letter's id.
 *
 * @param producer settings of the Kafka producer, at least {@code bootstrap.servers}; acknowledgement by all replicas and
 *     idempotence are set here
 * @param topic the dead-letters topic
 * @param encoder a letter as JSON
 */
public record KafkaRejections(
        Map<String, String> producer, String topic, SerializableFunction<DeadLetter, byte[]> encoder)
        implements Rejections {

    /**
     * Original bytes kept of one letter: as Base64 in JSON this stays below the megabyte that producer and broker take by
     * default. A larger letter would be refused for ever, and the job with it.
     */
    static final int MAX_ORIGINAL_BYTES = 512 * 1024;

    public KafkaRejections {
        producer = Map.copyOf(producer);
    }

    @Override
    public Desk open() {
        Map<String, Object> settings = new HashMap<>(producer);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return desk(new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    Desk desk(Producer<byte[], byte[]> open) {
        return new KafkaDesk(open, topic, encoder);
    }

    private record KafkaDesk(
            Producer<byte[], byte[]> producer, String topic, SerializableFunction<DeadLetter, byte[]> encoder)
            implements Desk {

        @Override
        public CompletableFuture<Void> send(DeadLetter letter) {
            CompletableFuture<Void> kept = new CompletableFuture<>();
            byte[] key = letter.id().getBytes(StandardCharsets.UTF_8);
            try {
                var unused = producer.send(
                        new ProducerRecord<>(topic, key, encoder.apply(fitting(letter))), (position, failure) -> {
                            if (failure == null) {
                                kept.complete(null);
                            } else {
                                kept.completeExceptionally(failure);
                            }
                        });
            } catch (RuntimeException e) {
                kept.completeExceptionally(e);
            }
            return kept;
        }

        @Override
        public void close() {
            producer.close();
        }

        private static DeadLetter fitting(DeadLetter l) {
            if (l.original().length <= MAX_ORIGINAL_BYTES) {
                return l;
            }
            byte[] head = Arrays.copyOf(l.original(), MAX_ORIGINAL_BYTES);
            List<String> args = new ArrayList<>(l.args());
            args.set(1, args.get(1) + " [" + head.length + "/" + l.original().length + "]");
            return new DeadLetter(
                    l.id(),
                    l.stage(),
                    l.feed(),
                    l.origin(),
                    l.topic(),
                    l.partition(),
                    l.offset(),
                    l.loggedAt(),
                    l.reason(),
                    args,
                    l.field(),
                    l.excerpt(),
                    head);
        }
    }
}
