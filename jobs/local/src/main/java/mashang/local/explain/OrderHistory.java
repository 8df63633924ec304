package mashang.local.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.jobs.supervision.DecisionDocuments;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.jobs.supervision.RestrictedDocuments;
import mashang.local.search.Terms;
import mashang.workorder.CaseEvent;

/**
 * The events of an order as the history indices keep them: each once, with everything clocks ask for. What they do not keep is where
 * the raw record lies, and whether it was handed over again.
 */
public final class OrderHistory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPEN = HistoryDocuments.INDEX_PREFIX + "*";
    private static final String INDICES = OPEN + "," + RestrictedDocuments.INDEX_PREFIX + "*";
    private static final List<String> TIMES = List.of("occurredAt", "recordedAt", "loggedAt", "dueAt");

    /** As the codec writes times. */
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private OrderHistory() {}

    /** All events of an order, also those written this moment; empty where it is not known there. */
    public static List<CaseEvent> read(ElasticsearchAccess access, String orderId) {
        try (ElasticsearchConnection connection = access.connect()) {
            new ElasticsearchSetup(connection).refresh(INDICES);
            return read(connection, INDICES, orderId);
        }
    }

    /**
     * All events of an order that can be searched by now, as the open history has them: of a restricted order without what was said. Asks for
     * nothing but the right to read.
     */
    public static List<CaseEvent> readOpen(ElasticsearchConnection connection, String orderId) {
        return read(connection, OPEN, orderId);
    }

    private static List<CaseEvent> read(ElasticsearchConnection connection, String indices, String orderId) {
        Map<String, CaseEvent> events = new LinkedHashMap<>();
        new ElasticsearchSetup(connection).find(indices, "orderId", orderId, found -> take(found, events));
        return List.copyOf(events.values());
    }

    /** The same of several orders at a time, also of events written this moment; an order that is not known there is absent. */
    public static Map<String, List<CaseEvent>> readAll(ElasticsearchConnection connection, List<String> orders) {
        ElasticsearchSetup search = new ElasticsearchSetup(connection);
        search.refresh(INDICES);
        Map<String, CaseEvent> events = new LinkedHashMap<>();
        Terms.inParts(
                orders,
                part -> search.matching(
                        INDICES, Terms.all().isOneOf("orderId", part).query(), found -> take(found, events)));
        return events.values().stream().collect(Collectors.groupingBy(CaseEvent::orderId));
    }

    private static void take(ElasticsearchSetup.Found found, Map<String, CaseEvent> events) {
        if (!found.source().has(DecisionDocuments.FIELD)) {
            boolean whole = found.index().startsWith(RestrictedDocuments.INDEX_PREFIX);
            CaseEvent event = event(found.source());
            events.merge(found.id(), event, (known, one) -> whole ? one : known);
        }
    }

    /** An event from its document. */
    static CaseEvent event(JsonNode document) {
        ObjectNode event = document.deepCopy();
        event.put("version", CaseEvent.VERSION).put("origin", "");
        for (String field : TIMES) {
            if (event.has(field)) {
                event.put(field, MILLIS.format(Instant.parse(event.path(field).asText())));
            }
        }
        JsonNode place = event.remove("location");
        if (place != null) {
            event.set("longitude", place.path("lon"));
            event.set("latitude", place.path("lat"));
        }
        try {
            return CaseEventCodec.decode(JSON.writeValueAsBytes(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedRecord e) {
            throw new IllegalStateException("no event in the history: " + e.sentence(), e);
        }
    }
}
