package mashang.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.TextRules;
import mashang.jobs.supervision.BreachNotice;
import mashang.jobs.supervision.DecisionDocuments;
import mashang.jobs.supervision.FoldedEvent;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.jobs.supervision.RestrictedDocuments;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.Ruled;
import mashang.workorder.CaseEvent;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Elasticsearch with our templates. */
class OrderHistoryIT {
    private static final Instant START = Instant.parse("2026-03-31T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theEventsOfOneOrderComeBackWholeFromAllMonths() throws Exception {
        try (EmbeddedElasticsearch search = EmbeddedElasticsearch.start(folder, 0)) {
            ElasticsearchAccess access = ElasticsearchAccess.open(search.uri());
            try (ElasticsearchConnection connection = access.connect()) {
                new ElasticsearchSetup(connection).install(Path.of("..", "..", "config", "elasticsearch"));
            }
            assertThat(OrderHistory.read(access, "f:1")).as("no index yet").isEmpty();
            HistoryDocuments documents = new HistoryDocuments(TextRules.of(City.load(Path.of("..", "..", "config"))));
            CaseEvent submitted = event("1", Step.SUBMITTED, Duration.ZERO);
            CaseEvent handled = event("1", Step.HANDLED, Duration.ofDays(9));
            for (CaseEvent event : List.of(submitted, handled, event("11", Step.SUBMITTED, Duration.ofDays(2)))) {
                put(search.uri(), documents.map(new FoldedEvent(event, null)));
            }
            put(search.uri(), new DecisionDocuments().map(breach("f:1")));
            assertThat(OrderHistory.read(access, "f:1"))
                    .as("decisions are no events")
                    .containsExactlyInAnyOrder(submitted, handled);
            assertThat(OrderHistory.read(access, "f:2")).isEmpty();
            CaseEvent report = event("3", Step.SUBMITTED, Duration.ZERO);
            List<Document> twice = new ArrayList<>();
            new RestrictedDocuments(null).flatMap(new FoldedEvent(report, null), new ListCollector<>(twice));
            for (Document document : twice) {
                put(search.uri(), document);
            }
            assertThat(OrderHistory.read(access, "f:3")).containsExactly(report);
            try (ElasticsearchConnection connection = access.connect()) {
                assertThat(OrderHistory.readOpen(connection, "f:3"))
                        .as("what a wall may show")
                        .singleElement()
                        .satisfies(event -> assertThat(event.content()).isNull());
            }
            assertThat(found(search.uri(), "terms:占道经营")).isEqualTo(3);
            assertThat(found(search.uri(), "terms:道经")).isZero();
            assertThat(found(search.uri(), "textKind:HELP AND concern:SAFETY AND places:丽发新城小区"))
                    .isEqualTo(3);
        }
    }

    private static CaseEvent event(String id, Step step, Duration later) {
        Instant at = START.plus(later);
        return CaseEvent.draft("f", id, step, at, at.plusMillis(1_001))
                .unit("城管局")
                .content("反映丽发新城小区门口夜间占道经营，求助，电梯困人")
                .coUnits(List.of("交通局"))
                .dueAt(at.plusSeconds(60))
                .longitude(119.3)
                .latitude(26.08)
                .done();
    }

    private static BreachNotice breach(String order) {
        Alert breach = new Alert(
                order + "/1/handle/breach",
                Alert.Kind.BREACH,
                order,
                1,
                "handle",
                null,
                0,
                null,
                START,
                START,
                null,
                START,
                START,
                1,
                null,
                null,
                false,
                "城管局",
                ClockDefinition.Owner.UNIT,
                "p@1",
                false);
        return new BreachNotice(breach, Particulars.NONE, 0, false, Ruled.NOTHING, null);
    }

    private static int found(URI search, String query) throws IOException, InterruptedException {
        URI uri = search.resolve(
                "/" + HistoryDocuments.INDEX_PREFIX + "*/_count?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(response.body()).path("count").asInt(-1);
    }

    private static void put(URI search, Document document) throws IOException, InterruptedException {
        URI uri = search.resolve(
                "/" + document.index() + "/_doc/" + URLEncoder.encode(document.id(), StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(document.source()))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }
}
