package mashang.local.office;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mashang.connectors.kafka.KafkaAccess;
import mashang.connectors.kafka.TopicSetup;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at the office decides about an order or a recurring problem, as a record of the feed {@code office}.
 *
 * @param step what is decided
 * @param about the order or problem
 * @param into the problem or order it belongs to; absent where none is named
 * @param title a new name; absent where none is given
 * @param unit the unit it is given to; absent where none is named
 * @param category of a document that gets an order of its own; absent of everything else
 * @param concerns the clock or light it is about, as in {@link CaseEvent#concerns}; absent where it is about the whole
 * @param verified of a check, whether the complaint was right; absent where not said
 * @param resolved of a check, whether the matter was found resolved; absent where not said, which counts as found so
 * @param due by when a supervised item has to be finished; absent where the policy says it, and of everything else
 * @param found how many problems an inspection found; absent where not said
 * @param actor who decides
 * @param role as what
 * @param reason why
 */
public record OfficeDecision(
        Step step,
        String about,
        @Nullable String into,
        @Nullable String title,
        @Nullable String unit,
        @Nullable String category,
        @Nullable String concerns,
        @Nullable Boolean verified,
        @Nullable Boolean resolved,
        @Nullable Instant due,
        @Nullable Integer found,
        String actor,
        String role,
        String reason) {

    /** One that says nothing but who, as what and why. */
    public static OfficeDecision plain(Step step, String about, String actor, String role, String reason) {
        return new OfficeDecision(
                step, about, null, null, null, null, null, null, null, null, null, actor, role, reason);
    }

    public OfficeDecision withInto(@Nullable String other) {
        return new OfficeDecision(
                step, about, other, title, unit, category, concerns, verified, resolved, due, found, actor, role,
                reason);
    }

    public OfficeDecision withTitle(@Nullable String name) {
        return new OfficeDecision(
                step, about, into, name, unit, category, concerns, verified, resolved, due, found, actor, role, reason);
    }

    public OfficeDecision withUnit(@Nullable String name) {
        return new OfficeDecision(
                step, about, into, title, name, category, concerns, verified, resolved, due, found, actor, role,
                reason);
    }

    /** That a document of this category gets an order of its own. */
    public OfficeDecision withCategory(String name) {
        return new OfficeDecision(
                step, about, into, title, unit, name, concerns, verified, resolved, due, found, actor, role, reason);
    }

    public OfficeDecision withConcerns(@Nullable String what) {
        return new OfficeDecision(
                step, about, into, title, unit, category, what, verified, resolved, due, found, actor, role, reason);
    }

    /**
     * What a check found.
     *
     * @param right whether the complaint was right; absent where not said
     * @param solved whether the matter is resolved; absent where not said
     */
    public OfficeDecision withFinding(@Nullable Boolean right, @Nullable Boolean solved) {
        return new OfficeDecision(
                step, about, into, title, unit, category, concerns, right, solved, due, found, actor, role, reason);
    }

    /** By when an item has to be finished; absent where the policy says it. */
    public OfficeDecision withDue(@Nullable Instant when) {
        return new OfficeDecision(
                step, about, into, title, unit, category, concerns, verified, resolved, when, found, actor, role,
                reason);
    }

    /** How many problems an inspection found; absent where not said. */
    public OfficeDecision withFound(@Nullable Integer problems) {
        return new OfficeDecision(
                step, about, into, title, unit, category, concerns, verified, resolved, due, problems, actor, role,
                reason);
    }

    /** The event that intake makes of it, if it is handed over at this time. */
    public CaseEvent event(Instant at) {
        return event(at, null);
    }

    /** The same, with the key under which it is written; absent: one of its own. */
    public CaseEvent event(Instant at, @Nullable String key) {
        return CaseEvent.about(about, step, at, at)
                .factKey(key)
                .actor(actor)
                .role(role)
                .reason(reason)
                .mergedInto(into)
                .title(title)
                .unit(unit)
                .category(category)
                .concerns(concerns)
                .verified(verified)
                .resolved(resolved)
                .dueAt(due)
                .found(found)
                .done();
    }

    /** The raw topic that the feed file {@code office.yaml} names. */
    public static final String TOPIC = "mashang.office";

    private static final long PATIENCE_SECONDS = 30;

    /** Whether the office's topic is there: a demo has none. */
    public static boolean isHeardAt(String bootstrap) {
        return TopicSetup.exists(bootstrap, TOPIC);
    }

    /** Hands it over; returns when the broker has it. */
    public void write(String bootstrap, Instant at) throws InterruptedException, ExecutionException {
        write(bootstrap, at, UUID.randomUUID().toString());
    }

    /**
     * The same under a name of its own: handed over once more with the same name and time, it is the same event, and counts once.
     *
     * @param key tells it from all other decisions about the same order or problem
     */
    public void write(String bootstrap, Instant at, String key) throws InterruptedException, ExecutionException {
        Properties settings = KafkaAccess.of(bootstrap);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            byte[] order = about.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(TOPIC, order, json(at, key))).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new ExecutionException(e);
        }
    }

    /** What is written. */
    byte[] json(Instant at, String key) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("about", about)
                .put("at", at.toString())
                .put("step", step.name())
                .put("decision", key)
                .put("actor", actor)
                .put("role", role)
                .put("reason", reason);
        putIfKnown(json, "into", into);
        putIfKnown(json, "title", title);
        putIfKnown(json, "unit", unit);
        putIfKnown(json, "category", category);
        putIfKnown(json, "concerns", concerns);
        putIfKnown(json, "verified", verified == null ? null : verified.toString());
        putIfKnown(json, "resolved", resolved == null ? null : resolved.toString());
        putIfKnown(json, "due", due == null ? null : due.toString());
        if (found != null) {
            json.put("found", found);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void putIfKnown(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
