package mashang.local.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.documents.DocumentKind;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register (登记): a draft, or a document that was issued and the draft it was.
 *
 * @param status how far it is
 * @param draft what it says
 * @param issue absent of a draft
 */
public record Entry(Status status, Draft draft, @Nullable Issue issue) {

    /** How far a document is. */
    public enum Status {
        DRAFT,
        /** It has its number; whether all its events were handed over is not known. Issuing it again does the rest. */
        ISSUING,
        ISSUED
    }

    /** Of a draft its own, of what was issued its number. */
    public String id() {
        return issue == null ? draft.id() : issue.number();
    }

    /** As a document of the index. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("entryId", id())
                .put("status", status.name())
                .put("kind", draft.kind().name())
                .put("draftId", draft.id())
                .put("unitId", draft.unitId())
                .put("recipient", draft.recipient())
                .put("draftedAt", draft.draftedAt().toString())
                .put("draftedBy", draft.draftedBy());
        draft.orders().forEach(json.putArray("orders")::add);
        put(json, "remark", draft.remark());
        Issue issued = issue;
        if (issued != null) {
            json.put("number", issued.number())
                    .put("issuedAt", issued.at().toString())
                    .put("actor", issued.actor())
                    .put("role", issued.role())
                    .put("reason", issued.reason())
                    .put("paperZh", issued.zh())
                    .put("paperEn", issued.en());
            put(json, "dueAt", issued.dueAt() == null ? null : issued.dueAt().toString());
            put(json, "policy", issued.policy());
        }
        return json;
    }

    static Entry of(JsonNode json) {
        List<String> orders = new ArrayList<>();
        json.path("orders").forEach(order -> orders.add(order.asText()));
        Draft draft = new Draft(
                json.path("draftId").asText(),
                DocumentKind.valueOf(json.path("kind").asText()),
                List.copyOf(orders),
                json.path("unitId").asText(),
                json.path("recipient").asText(),
                text(json, "remark"),
                Instant.parse(json.path("draftedAt").asText()),
                json.path("draftedBy").asText());
        return new Entry(Status.valueOf(json.path("status").asText()), draft, issue(json));
    }

    private static @Nullable Issue issue(JsonNode json) {
        String due = text(json, "dueAt");
        return json.has("number")
                ? new Issue(
                        json.path("number").asText(),
                        Instant.parse(json.path("issuedAt").asText()),
                        json.path("actor").asText(),
                        json.path("role").asText(),
                        json.path("reason").asText(),
                        due == null ? null : Instant.parse(due),
                        text(json, "policy"),
                        json.path("paperZh").asText(),
                        json.path("paperEn").asText())
                : null;
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.has(field) ? json.path(field).asText() : null;
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
