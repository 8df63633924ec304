package mashang.local.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mashang.config.kibana.Tongue;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.kibana.LensQuery.Row;
import mashang.local.simulator.Truth;
import mashang.sla.Alert;

/**
 * The dashboards on indices that a simulated run has filled: every panel's own query, run on Elasticsearch, finds something; every
 * cell of every Lens panel is what the documents give when reckoned one by one; and the listed figures are the simulator's truth.
 */
public final class DashboardProof {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The simulated time, and what is written about it, lies in between. */
    private static final String FROM = "2026-02-01T00:00:00Z";

    private static final String UNTIL = "2027-02-01T00:00:00Z";

    /** What a few hundred orders of two days need not have: the ends of the panels' names. */
    public static final List<String> RARE = List.of("上升与突发", "接入时的标记", "哪些地点没有得出");

    private static final Set<Alert.Kind> ACCUSATIONS =
            Set.of(Alert.Kind.BREACH, Alert.Kind.CADENCE_MISSED, Alert.Kind.BUCK_PASSING);

    /** Fields that are asked for here and not in a panel. */
    private static final List<String> ASKED_BESIDE = List.of("textDistrict", "district", "breached");

    private final URI elasticsearch;
    private final List<Panel> panels;
    private final List<String> mayBeEmpty;
    private final Map<String, List<JsonNode>> documents = new HashMap<>();
    private int cells;

    private DashboardProof(URI elasticsearch, Path config, Tongue tongue, List<String> mayBeEmpty) throws Exception {
        this.elasticsearch = elasticsearch;
        this.mayBeEmpty = mayBeEmpty;
        this.panels = Panel.all(config, tongue);
    }

    /**
     * Proves all of it.
     *
     * @param mayBeEmpty ends of the names of panels that need not find anything
     * @return what was compared, for people: name of the figure and its value
     */
    public static Map<String, Object> prove(URI elasticsearch, Path config, Truth truth, List<String> mayBeEmpty)
            throws Exception {
        DashboardProof proof = new DashboardProof(elasticsearch, config, Tongue.zh, mayBeEmpty);
        proof.readDocuments();
        for (Panel panel : proof.panels) {
            if (panel.lens() != null) {
                proof.cells(panel);
            } else if (panel.spec() == null) {
                JsonNode hits = proof.search(panel, proof.body(panel, null)).path("hits");
                assertThat(hits.at("/total/value").asLong()).as(panel.name()).isPositive();
            } else {
                proof.vega(panel);
            }
        }
        Map<String, Object> figures = proof.figures(truth);
        figures.put("cells of Lens panels equal to those reckoned document by document", proof.cells);
        assertThat(proof.cells).isGreaterThan(500);
        return figures;
    }

    /** What each Vega panel gets from Elasticsearch: the list that its data begin with, by the panel. */
    static Map<Panel, List<JsonNode>> vegaAnswers(URI elasticsearch, Path config, Tongue tongue) throws Exception {
        DashboardProof proof = new DashboardProof(elasticsearch, config, tongue, List.of());
        Map<Panel, List<JsonNode>> answers = new LinkedHashMap<>();
        for (Panel panel : proof.panels) {
            if (panel.spec() != null) {
                answers.put(panel, proof.vegaRows(panel));
            }
        }
        return answers;
    }

    /** All documents, as far as a panel names their fields: at large, whole ones fit into no test's memory. */
    private void readDocuments() {
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(elasticsearch).connect()) {
            ElasticsearchSetup setup = new ElasticsearchSetup(connection);
            setup.refresh("mashang-*");
            Map<String, String> asked = panels.stream()
                    .collect(Collectors.groupingBy(
                            Panel::indices,
                            Collectors.mapping(
                                    panel -> panel.lens() + panel.query() + panel.timeField(), Collectors.joining())));
            asked.forEach((indices, words) -> {
                Map<String, Boolean> isAsked = new HashMap<>();
                ASKED_BESIDE.forEach(name -> isAsked.put(name, true));
                List<JsonNode> all = documents.computeIfAbsent(indices, i -> new ArrayList<>());
                setup.scan(indices, found -> {
                    ObjectNode document = (ObjectNode) found.source();
                    document.fieldNames().forEachRemaining(name -> isAsked.computeIfAbsent(name, words::contains));
                    document.retain(
                            isAsked.keySet().stream().filter(isAsked::get).toList());
                    document.forEach(value -> retain(value, isAsked, words));
                    all.add(document);
                });
            });
        }
    }

    /** Of the objects of a list, too, only what is asked for. */
    private static void retain(JsonNode list, Map<String, Boolean> isAsked, String words) {
        for (JsonNode object : list) {
            object.fieldNames().forEachRemaining(name -> isAsked.computeIfAbsent(name, words::contains));
            if (object instanceof ObjectNode one) {
                one.retain(one.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(isAsked::get)
                        .toList());
            }
        }
    }

    private void cells(Panel panel) throws Exception {
        List<Row> rows = rows(panel, false);
        boolean filled = rows.stream().anyMatch(row -> row.documents() > 0);
        if (mayBeEmpty.stream().noneMatch(panel.name()::endsWith)) {
            assertThat(filled).as("%s finds something", panel.name()).isTrue();
        }
        compare(panel, rows);
        if (new LensQuery(panel.lens()).hasShift()) {
            compare(panel, rows(panel, true));
        }
    }

    private List<Row> rows(Panel panel, boolean shifted) throws Exception {
        LensQuery query = new LensQuery(panel.lens());
        ObjectNode body = body(panel, selection(panel));
        body.set("aggs", query.aggregations(shifted));
        JsonNode answer = search(panel, body);
        return query.rows(
                answer.path("aggregations"), answer.at("/hits/total/value").asLong(), shifted);
    }

    private void compare(Panel panel, List<Row> rows) {
        PlainReckoning plain = new PlainReckoning(panel.lens());
        JsonNode selected = selection(panel);
        ObjectNode condition = Kql.query(panel.query());
        List<JsonNode> searched = documents.get(panel.indices()).stream()
                .filter(d -> !PlainReckoning.values(d, panel.timeField()).isEmpty())
                .filter(d -> PlainReckoning.matches(d, condition))
                .filter(d -> selected == null || PlainReckoning.matches(d, selected))
                .toList();
        Function<List<String>, List<JsonNode>> rowsOf = plain.behind(searched);
        for (Row row : rows) {
            List<JsonNode> behind = rowsOf.apply(row.keys());
            String cell = panel.name() + ' ' + row.keys();
            assertThat(row.documents()).as(cell).isEqualTo(behind.size());
            row.values().forEach((label, value) -> {
                Double expected = plain.value(behind, label);
                if (expected != null && !expected.isNaN() && !expected.isInfinite()) {
                    assertThat(value)
                            .as("%s %s", cell, label)
                            .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
                    cells++;
                }
            });
        }
    }

    /** Significant terms say how a selection differs from all: without one there are none. */
    private static JsonNode selection(Panel panel) {
        if (panel.lens() == null || !panel.lens().toString().contains("\"significant\"")) {
            return null;
        }
        ObjectNode district = JsonNodeFactory.instance.objectNode();
        district.putObject("term").put("textDistrict", "鼓楼区");
        return district;
    }

    private void vega(Panel panel) throws Exception {
        List<JsonNode> rows = vegaRows(panel);
        assertThat(rows).as(panel.name()).isNotEmpty();
    }

    /** What a Vega panel's data begin with: the property of the answer that its specification names. */
    private List<JsonNode> vegaRows(Panel panel) throws Exception {
        ObjectNode body = body(panel, null);
        JsonNode own = panel.spec().at("/data/0/url/body");
        body.setAll((ObjectNode) own.deepCopy());
        JsonNode at = search(panel, body);
        for (String step : panel.spec().at("/data/0/format/property").asText().split("\\.", -1)) {
            at = at.path(step);
        }
        List<JsonNode> rows = new ArrayList<>();
        at.forEach(rows::add);
        return rows;
    }

    private ObjectNode body(Panel panel, JsonNode selected) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("size", 0).put("track_total_hits", true);
        body.set("query", panel.search(FROM, UNTIL, selected));
        return body;
    }

    private JsonNode search(Panel panel, ObjectNode body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve('/' + panel.indices() + "/_search"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as("%s: %s", panel.name(), response.body())
                .isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private Panel panel(String name) {
        return panels.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    /** A measure of a panel, added up over its rows by the key at a depth. */
    private Map<String, Long> sums(String panel, String label, int depth) throws Exception {
        Map<String, Long> sums = new TreeMap<>();
        for (Row row : rows(panel(panel), false)) {
            sums.merge(row.keys().get(depth), row.values().get(label).longValue(), Long::sum);
        }
        return sums;
    }

    private long total(String panel, String label) throws Exception {
        return rows(panel(panel), false).stream()
                .mapToLong(row -> row.values().get(label).longValue())
                .sum();
    }

    /** Figures that the simulator knew before anything was fed; each panel's figure equals the truth's. */
    private Map<String, Object> figures(Truth truth) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        figure(figures, "态势：诉求", total("mashang-situation/诉求", "件数"), truth.orders());
        figure(
                figures,
                "态势：超时",
                total("mashang-situation/超时（未撤回）", "超时"),
                truth.breaches().size());
        figure(
                figures,
                "超时分析：未撤回",
                total("mashang-breaches/超时", "未撤回"),
                truth.breaches().size());
        figure(figures, "超时分析：已撤回", total("mashang-breaches/超时", "已撤回"), withdrawn(truth));
        figure(
                figures,
                "超时分析：每日合计",
                total("mashang-breaches/每日", "件数"),
                truth.breaches().size());
        figure(figures, "健康：死信", total("mashang-health/死信", "件数"), truth.deadLetters());
        Map<String, Long> byClock = count(truth.breaches(), Truth.Breach::clock);
        Map<String, Long> shown = sums("mashang-breaches/时钟", "件数", 0);
        assertThat(shown.keySet()).isEqualTo(byClock.keySet());
        for (String clock : byClock.keySet()) {
            figure(figures, "超时分析：时钟 " + clock, shown.get(clock), byClock.get(clock));
        }
        figure(figures, "超时分析：钟点合计", hours(), truth.breaches().size());
        Map<String, Long> late = new TreeMap<>();
        for (JsonNode row : vegaRows(panel("mashang-situation/各时钟按时率（件数），近 30 天"))) {
            late.put(row.path("key").asText(), row.at("/late/doc_count").asLong());
        }
        byClock.remove("hops"); // passing around is no clock
        for (Map.Entry<String, Long> clock : byClock.entrySet()) {
            figure(figures, "态势：迟 " + clock.getKey(), late.get(clock.getKey()), clock.getValue());
        }
        long passed =
                truth.breaches().stream().filter(b -> b.clock().equals("hops")).count();
        if (passed > 0) {
            figure(figures, "承办单位：推诿", total("mashang-units/推诿：派了又派的工单", "件数"), passed);
        }
        long overdueOrders = truth.breaches().stream()
                .filter(b -> !b.clock().equals("hops"))
                .map(Truth.Breach::orderId)
                .distinct()
                .count();
        figure(figures, "超时占比：超时工单", breachedOrders(), overdueOrders);
        assertThat(figures).hasSizeGreaterThanOrEqualTo(20);
        return figures;
    }

    /** Accusations that were taken back in the end; {@link Truth#withdrawn} has clocks, and not those that were told anew. */
    private static long withdrawn(Truth truth) {
        Map<String, Alert> last = new HashMap<>();
        for (Alert alert : truth.alerts()) {
            String told = alert.corrects() == null ? alert.alertId() : alert.corrects();
            last.merge(told, alert, (a, b) -> a.revision() >= b.revision() ? a : b);
        }
        return last.values().stream()
                .filter(Alert::withdrawn)
                .filter(alert -> alert.corrected() != null && ACCUSATIONS.contains(alert.corrected()))
                .count();
    }

    private long hours() throws Exception {
        return vegaRows(panel("mashang-breaches/钟点（北京时间）")).stream()
                .mapToLong(b -> b.path("doc_count").asLong())
                .sum();
    }

    /** Orders with a breach that stands, by the table of districts, and those that have no district by the documents. */
    private long breachedOrders() throws Exception {
        long without = documents.get("mashang-ledger").stream()
                .filter(d -> !d.has("district") && d.path("breached").asBoolean())
                .count();
        return total("mashang-situation/各县区，近 30 天", "超时") + without;
    }

    private static <T> Map<String, Long> count(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private static void figure(Map<String, Object> figures, String name, Long shown, long truth) {
        assertThat(shown).as(name).isEqualTo(truth);
        figures.put(name, shown);
    }
}
