package mashang.local.care;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.IndexCare;
import mashang.jobs.supervision.HistoryIndex;

/** Keeps who did what to the indices, and why: one document each in {@code mashang-audit-yyyy.MM}. */
final class Audit {
    private final HistoryIndex index = new HistoryIndex("mashang-audit-");
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
        care.put(new Document(index.of(at), at + "/" + subject, 1, source));
    }
}
