package mashang.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.JsonDocument;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.jobs.supervision.LedgerFields;
import mashang.ledger.LedgerAt;
import mashang.ledger.LedgerEntry;
import mashang.ledger.Reconciliation.Listed;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Elasticsearch with our templates: the ledger read from its index is the one made of the events. */
class ListedOrdersIT {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    @TempDir
    private Path folder;

    private final City city = City.load(CONFIG);
    private final List<CaseEvent> events = new ArrayList<>();

    @Test
    void theIndexAndTheEventsSayTheSame() throws Exception {
        for (String feed : List.of("f", "g")) {
            step(feed, "closed", 0, Step.ANSWERED);
            events.add(draft(feed, "closed", 1, Step.CHECKED)
                    .evidence(2)
                    .title("路灯不亮")
                    .done());
            step(feed, "closed", 2, Step.WRITTEN_OFF);
            step(feed, "refused", 0, Step.SUBMITTED);
            step(feed, "refused", 1, Step.WRITTEN_OFF);
            step(feed, "open", 0, Step.SUBMITTED);
            step(feed, "ended", 0, Step.CANCELLED);
            events.add(draft(feed, "noticed", 0, Step.SUBMITTED).done());
            events.add(draft(feed, "noticed", 1, Step.NOTICE_ISSUED)
                    .actor("a")
                    .role("head")
                    .reason("r")
                    .done());
            events.add(draft(feed, "nobody-knows", 1, Step.CHECKED)
                    .actor("a")
                    .role("head")
                    .reason("r")
                    .done());
        }
        try (EmbeddedElasticsearch search = EmbeddedElasticsearch.start(folder, 0)) {
            ElasticsearchAccess access = ElasticsearchAccess.open(search.uri());
            try (ElasticsearchConnection connection = access.connect()) {
                new ElasticsearchSetup(connection).install(CONFIG.resolve("elasticsearch"));
                for (String order :
                        events.stream().map(CaseEvent::orderId).distinct().toList()) {
                    put(connection, document(order));
                }
            }
            List<Listed> folded = folded(null);
            assertThat(folded)
                    .as("of what nothing but a refused decision is known, there is no order")
                    .hasSize(10);
            assertThat(ListedOrders.indexed(access, null)).containsExactlyInAnyOrderElementsOf(folded);
            assertThat(ListedOrders.indexed(access, "g")).hasSize(5).containsExactlyInAnyOrderElementsOf(folded("g"));
            assertThat(ProblemOf.order(access, "f:open")).isNull();
        }
    }

    private List<Listed> folded(@org.jspecify.annotations.Nullable String feed) {
        return ListedOrders.folded(events, city.deadlines().authority(), Long.MAX_VALUE, feed);
    }

    private Document document(String order) {
        LedgerEntry entry = new LedgerAt(city.clocks())
                .asKnownThen(
                        order,
                        events.stream().filter(e -> e.orderId().equals(order)).toList(),
                        START.plusSeconds(90_000).toEpochMilli())
                .orElseThrow()
                .entry();
        JsonDocument document = new JsonDocument();
        LedgerFields.put(document, entry);
        return document.put("anomalies", entry.anomalies()).to(LedgerDocuments.INDEX, order, entry.version());
    }

    private static void put(ElasticsearchConnection connection, Document document) throws Exception {
        String id = URLEncoder.encode(document.id(), StandardCharsets.UTF_8);
        Request request = new Request("PUT", "/" + document.index() + "/_doc/" + id);
        request.setJsonEntity(new String(document.source(), StandardCharsets.UTF_8));
        connection.rest().performRequest(request); // or it says why not
    }

    private void step(String feed, String id, long hour, Step step) {
        events.add(draft(feed, id, hour, step).done());
    }

    private static CaseEventDraft draft(String feed, String id, long hour, Step step) {
        Instant at = START.plusSeconds(3_600 * hour);
        return CaseEvent.draft(feed, id, step, at, at).origin("log");
    }
}
