package mashang.workorder;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an event: a hash of what it says, not of how it travelled.
 *
 * <p>The canonical content is every stated field except those below, by name, each with its length, so that no two
 * different contents spell the same bytes. Absent fields take no part: a field added to the schema later leaves old ids
 * as they are.
 */
public final class EventId {
    /** How it travelled, or what we made of it: two copies of one event may differ here. */
    private static final Set<String> NOT_CONTENT = Set.of("version", "eventId", "loggedAt", "origin", "flags");

    private static final List<RecordComponent> CONTENT = Arrays.stream(CaseEvent.class.getRecordComponents())
            .filter(c -> !NOT_CONTENT.contains(c.getName()))
            .sorted(Comparator.comparing(RecordComponent::getName))
            .toList();

    private EventId() {}

    /** 32 hexadecimal digits: the first 128 bits of SHA-256 over the canonical content. */
    public static String of(CaseEvent event) {
        StringBuilder canonical = new StringBuilder(256);
        for (RecordComponent component : CONTENT) {
            Object value = value(component, event);
            if (value != null && !List.of().equals(value)) {
                String text = value.toString();
                canonical
                        .append(component.getName())
                        .append('=')
                        .append(text.length())
                        .append(':')
                        .append(text)
                        .append('\n');
            }
        }
        return hash(canonical.toString());
    }

    /** The same hash for any other text that has to become an id. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static @Nullable Object value(RecordComponent component, CaseEvent event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("public record accessor " + component.getName(), e);
        }
    }
}
