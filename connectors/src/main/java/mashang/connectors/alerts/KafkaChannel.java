package mashang.connectors.alerts;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The JSON of the webhook as a record of a topic, keyed by the message's id, by which readers tell repetitions. */
final class KafkaChannel implements Channel {
    private static final String GIVE_UP_MILLIS = "15000";
    private static final String BLOCK_MILLIS = "5000";

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService sender;

    KafkaChannel(ChannelSettings settings) {
        this.topic = String.valueOf(settings.more("topic"));
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.url());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        this.producer = new KafkaProducer<>(properties);
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
            var unused = producer.send(
                    new ProducerRecord<>(topic, message.id().getBytes(StandardCharsets.UTF_8), MessageJson.of(message)),
                    (metadata, e) -> answer.complete(judge(e)));
        } catch (KafkaException | IllegalStateException e) {
            answer.complete(judge(e));
        }
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
        producer.close(java.time.Duration.ZERO);
    }
}
