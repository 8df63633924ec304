package mashang.connectors.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the webhook as a record of a topic, keyed by the recipient, so that each one's records stay in order. The header
 * {@value #ID_HEADER} is the message's id, by which readers tell repetitions. The producer is made with the first message, off the
 * caller's thread: a broker whose name nobody can resolve is away for this channel only.
 */
final class KafkaChannel implements Channel {
    private static final String GIVE_UP_MILLIS = "15000";
    private static final String BLOCK_MILLIS = "5000";

    /** Header with the id of the message. */
    static final String ID_HEADER = "mashang-message-id";

    private final String topic;
    private final Properties properties = new Properties();
    private final ExecutorService sender;

    /** Absent before the first message. Used by the sender's thread, and by who closes. */
    private volatile @Nullable KafkaProducer<byte[], byte[]> producer;

    KafkaChannel(ChannelSettings settings) {
        this.topic = String.valueOf(settings.more("topic"));
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.url());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        this.sender = Threads.daemon("alerts-kafka", 1);
    }

    @Override
    public CompletableFuture<Answer> send(Message message) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        sender.execute(() -> send(message, answer));
        return answer;
    }

    private void send(Message message, CompletableFuture<Answer> answer) {
        try {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    topic, message.shipment().recipient().getBytes(StandardCharsets.UTF_8), MessageJson.of(message));
            record.headers().add(ID_HEADER, message.id().getBytes(StandardCharsets.UTF_8));
            var unused = producer().send(record, (metadata, e) -> answer.complete(judge(e)));
        } catch (RuntimeException e) {
            answer.complete(judge(e));
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(properties);
            producer = open;
        }
        return open;
    }

    private static Answer judge(@Nullable Exception e) {
        if (e == null) {
            return Answer.DONE;
        }
        String said = e.getClass().getSimpleName();
        return e instanceof RecordTooLargeException
                ? Answer.reject(said)
                : e instanceof UnknownTopicOrPartitionException || e instanceof TopicAuthorizationException
                        ? Answer.misconfigured(said)
                        : Answer.retry(said);
    }

    @Override
    public void close() {
        sender.shutdown();
        KafkaProducer<byte[], byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }
}
