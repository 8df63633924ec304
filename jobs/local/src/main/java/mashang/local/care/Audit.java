package mashang.local.care;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.IndexCare;

/** Keeps who did what to the indices, and why: one document each in {@code mashang-audit-yyyy.MM}. */
final class Audit {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy.MM").withZone(ZoneId.of("Asia/Shanghai"));

    private final IndexCare care;
    private final String actor;
    private final String reason;

    Audit(IndexCare care, String actor, String reason) {
        this.care = care;
        this.actor = actor;
        this.reason = reason;
    }

    /** An entry to be completed and written. */
    ObjectNode entry(String action, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", at.toString())
                .put("action", action)
                .put("actor", actor)
                .put("reason", reason);
    }

    /** @param subject what it was done to; with the time it makes the entry's id */
    void write(ObjectNode entry, Instant at, String subject) {
        byte[] source = entry.toString().getBytes(StandardCharsets.UTF_8);
        care.put(new Document("mashang-audit-" + MONTH.format(at), at + "/" + subject, 1, source));
    }
}
