package mashang.connectors.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import mashang.delivery.Consignment;
import mashang.sla.Alert;
import mashang.sla.ProblemNews;
import org.jspecify.annotations.Nullable;

/** A message for programs; {@code webhook-message.schema.json} describes it field by field. */
final class MessageJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageJson() {}

    static byte[] of(Message message) {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", 1)
                .put("id", message.id())
                .put("recipient", message.shipment().recipient())
                .put("title", message.title())
                .put("text", message.text());
        ArrayNode alerts = json.putArray("alerts");
        for (int i = 0; i < message.shipment().parts().size(); i++) {
            String link = i < message.links().size() ? message.links().get(i) : null;
            add(alerts.addObject(), message.shipment().parts().get(i), link);
        }
        return bytes(json);
    }

    private static void add(ObjectNode json, Consignment part, @Nullable String link) {
        Alert alert = part.alert();
        json.put("deliveryId", part.id())
                .put("alertId", alert.alertId())
                .put("kind", alert.kind().name())
                .put("orderId", alert.orderId())
                .put("round", alert.round())
                .put("clock", alert.clock());
        put(json, "hop", alert.hop());
        put(json, "rung", alert.rung());
        if (alert.number() > 0) {
            json.put("number", alert.number());
        }
        put(json, "unit", alert.unit());
        json.put("owner", alert.owner().name())
                .put("startedAt", alert.startedAt().toString())
                .put("dueAt", alert.dueAt().toString());
        Instant stopped = alert.stoppedAt();
        put(json, "stoppedAt", stopped == null ? null : stopped.toString());
        json.put("decidedAt", alert.decidedAt().toString())
                .put("policy", alert.policy())
                .put("provisional", alert.provisional())
                .put("urgent", part.urgent())
                .put("turn", part.turn())
                .put("note", part.note().name());
        put(json, "corrects", alert.corrects());
        if (alert.kind() == Alert.Kind.CORRECTION) {
            json.put("withdrawn", alert.withdrawn());
        }
        put(json, "link", link);
        ProblemNews problem = alert.problem();
        if (problem != null) {
            add(json.putObject("problem"), problem);
        }
    }

    private static void add(ObjectNode json, ProblemNews problem) {
        json.put("label", problem.label())
                .put("since", problem.since().toString())
                .put("messages", problem.messages())
                .put("people", problem.people());
        put(json, "district", problem.district());
        put(json, "reason", problem.reason());
        ArrayNode orders = json.putArray("orders");
        problem.orders().forEach(orders::add);
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    /** Half a surrogate pair, which UTF-8 cannot express, becomes a question mark. */
    static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain fields can be written", e);
        }
    }
}
