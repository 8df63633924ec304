package mashang.workorder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an event: a hash of what it says, not of how it travelled.
 *
 * <p>The canonical content is every stated field by name, each with its length, so that no two different contents spell
 * the same bytes. Absent fields take no part: a field added to the schema later leaves old ids
 * as they are.
 */
public final class EventId {
    /** The hash, once per thread: looking it up among all algorithms costs as much as a short text's hash. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(EventId::digest);

    private static final ThreadLocal<Canonical> CANONICAL = ThreadLocal.withInitial(Canonical::new);

    private EventId() {}

    /** 32 hexadecimal digits: the first 128 bits of SHA-256 over the canonical content. */
    public static String of(CaseEvent event) {
        Canonical text = CANONICAL.get();
        text.size = 0;
        put(event, text);
        return text.hash();
    }

    /*
     * By name. What is missing here is how it travelled, or what we made of it: version, eventId, loggedAt, origin, flags. Two copies of one
     * event may differ there. Written out, and not found by reflection: intake does this for every record.
     */
    private static void put(CaseEvent e, Canonical text) {
        text.put("actor", e.actor());
        text.put("address", e.address());
        text.put("anonymous", e.anonymous());
        text.put("caller", e.caller());
        text.put("category", e.category());
        text.put("channel", e.channel());
        text.put("coUnits", e.coUnits().isEmpty() ? null : e.coUnits());
        text.put("concerns", e.concerns());
        text.put("confidential", e.confidential());
        text.put("contacted", e.contacted());
        text.put("content", e.content());
        text.put("district", e.district());
        text.put("dueAt", time(e.dueAt()));
        text.put("evidence", e.evidence());
        text.put("factKey", e.factKey());
        text.put("found", e.found());
        text.put("grid", e.grid());
        text.put("kind", e.kind());
        text.put("latitude", e.latitude());
        text.put("longitude", e.longitude());
        text.put("mergedInto", e.mergedInto());
        text.put("occurredAt", time(e.occurredAt()));
        text.put("orderId", e.orderId());
        text.put("parent", e.parent());
        text.put("reason", e.reason());
        text.put("recordedAt", time(e.recordedAt()));
        text.put("reply", e.reply());
        text.put("resolved", e.resolved());
        text.put("revision", e.revision());
        text.put("role", e.role());
        text.put("satisfied", e.satisfied());
        text.put("step", e.step());
        text.put("street", e.street());
        text.put("subjectUnit", e.subjectUnit());
        text.put("title", e.title());
        text.put("unit", e.unit());
        text.put("urgency", e.urgency());
        text.put("verified", e.verified());
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : IsoTimes.text(time);
    }

    /** The stated fields, each with its length, in UTF-8. */
    private static final class Canonical {
        private byte[] bytes = new byte[4096];
        private int size;

        void put(String name, @Nullable Object value) {
            if (value != null) {
                String text = value.toString();
                String length = Integer.toString(text.length());
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                room(name.length() + length.length() + utf8.length + 3);
                ascii(name);
                bytes[size++] = '=';
                ascii(length);
                bytes[size++] = ':';
                System.arraycopy(utf8, 0, bytes, size, utf8.length);
                size += utf8.length;
                bytes[size++] = '\n';
            }
        }

        /** Their hash. */
        String hash() {
            MessageDigest digest = DIGEST.get();
            digest.update(bytes, 0, size);
            return hex(digest.digest());
        }

        @SuppressWarnings("deprecation") // the one way to copy ASCII without a detour; higher bytes it would lose
        private void ascii(String text) {
            text.getBytes(0, text.length(), bytes, size);
            size += text.length();
        }

        private void room(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }

    /** The same hash for any other text that has to become an id. */
    public static String hash(String text) {
        return hex(DIGEST.get().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
