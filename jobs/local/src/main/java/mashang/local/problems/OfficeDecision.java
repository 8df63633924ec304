package mashang.local.problems;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mashang.workorder.Step;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at the office decides about recurring problems, as a record of the feed {@code office}.
 *
 * @param step what is decided
 * @param about the problem, or for a split the order
 * @param into the problem or order it belongs to; absent where none is named
 * @param title a new name; absent where none is given
 * @param actor who decides
 * @param role as what; absent where not said
 * @param reason why
 */
public record OfficeDecision(
        Step step,
        String about,
        @Nullable String into,
        @Nullable String title,
        String actor,
        @Nullable String role,
        String reason) {

    /** The raw topic that the feed file {@code office.yaml} names. */
    public static final String TOPIC = "mashang.office";

    private static final long PATIENCE_SECONDS = 30;

    /** Whether the office's topic is there: a demo has none. */
    public static boolean isHeardAt(String bootstrap) throws InterruptedException, ExecutionException {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (Admin admin = Admin.create(settings)) {
            Set<String> topics = admin.listTopics().names().get();
            return topics.contains(TOPIC);
        }
    }

    /** Hands it over; returns when the broker has it. */
    public void write(String bootstrap, Instant at) throws InterruptedException, ExecutionException {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            byte[] key = about.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(TOPIC, key, json(at))).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new ExecutionException(e);
        }
    }

    private byte[] json(Instant at) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("about", about)
                .put("at", at.toString())
                .put("step", step.name())
                .put("decision", UUID.randomUUID().toString())
                .put("actor", actor)
                .put("reason", reason);
        putIfKnown(json, "role", role);
        putIfKnown(json, "into", into);
        putIfKnown(json, "title", title);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void putIfKnown(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
