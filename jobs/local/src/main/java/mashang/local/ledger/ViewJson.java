package mashang.local.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import mashang.connectors.kafka.AlertCodec;
import mashang.jobs.JsonDocument;
import mashang.jobs.supervision.LedgerFields;
import mashang.ledger.LedgerView;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Views of an order for machines: {@code {"orderId":…, "problemId":…, "views":[…]}}. A view has {@code knowledge} (THEN or LATER), {@code at}, {@code knownAt},
 * {@code left}, the {@code entry} with the fields of {@code mashang-ledger} (those of the registry aside), and the {@code alerts} as on the topic. A
 * clock that runs has {@code elapsedMillis} up to {@code at}.
 */
public final class ViewJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ViewJson() {}

    /** One line of JSON. */
    public static String of(String orderId, List<LedgerView> views, @Nullable String problem) {
        ObjectNode all = JSON.createObjectNode().put("orderId", orderId);
        if (problem != null) {
            all.put("problemId", problem);
        }
        ArrayNode list = all.putArray("views");
        try {
            for (LedgerView view : views) {
                list.add(view(view));
            }
            return JSON.writeValueAsString(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode view(LedgerView view) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("knowledge", view.knowledge().name());
        node.put("at", Instant.ofEpochMilli(view.at()).toString());
        node.put("knownAt", Instant.ofEpochMilli(view.knownAt()).toString());
        node.put("left", view.left());
        node.set("entry", entry(view));
        ArrayNode alerts = node.putArray("alerts");
        for (Alert alert : view.alerts()) {
            alerts.add(JSON.readTree(AlertCodec.encode(alert)));
        }
        return node;
    }

    private static JsonNode entry(LedgerView view) throws IOException {
        JsonDocument document = new JsonDocument();
        LedgerFields.put(document, view.entry());
        document.put("anomalies", view.entry().anomalies());
        JsonNode entry = JSON.readTree(document.to("", "", 0).source());
        for (JsonNode clock : entry.path("clocks")) {
            if (!clock.has("stoppedAt")) {
                long started = Instant.parse(clock.path("startedAt").asText()).toEpochMilli();
                ((ObjectNode) clock).put("elapsedMillis", view.at() - started);
            }
        }
        return entry;
    }
}
