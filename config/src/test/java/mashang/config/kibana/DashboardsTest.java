package mashang.config.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be said of the dashboards without Kibana: shape, references, places, fields; the same bytes each time. */
class DashboardsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONFIG = Path.of("").toAbsolutePath();
    private static final Map<Tongue, List<JsonNode>> PACKED = packed();
    private static final Pattern KQL_FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9.]*)\\s*(?::|>=|<=|>|<)");

    @ParameterizedTest
    @EnumSource
    void everyObjectIsOfTheShapeThatKibanaTakes(Tongue tongue) throws IOException {
        Shapes shapes = new Shapes();
        List<String> faults = new ArrayList<>();
        for (JsonNode object : lines(tongue)) {
            String id = object.path("id").asText();
            faults.addAll(shapes.faults(id, object, "object"));
            faults.addAll(shapes.faults(
                    id, object.path("attributes"), object.path("type").asText()));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theShapesFindAWrongKeyAWrongKindAndAMissingOne() throws IOException {
        ObjectNode view = (ObjectNode) lines(Tongue.zh).get(0).path("attributes");
        view.put("colour", "red").put("allowNoIndex", "yes").remove("name");
        assertThat(new Shapes().faults("v", view, "index-pattern"))
                .anyMatch(f -> f.startsWith("v.colour"))
                .anyMatch(f -> f.startsWith("v.allowNoIndex"))
                .anyMatch(f -> f.startsWith("v.name"))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void referencesAreClosedAndEachIsUsed(Tongue tongue) throws IOException {
        Set<String> there = new HashSet<>();
        for (JsonNode object : lines(tongue)) {
            assertThat(there.add(key(object))).as(key(object)).isTrue();
        }
        for (JsonNode object : lines(tongue)) {
            Set<String> names = new TreeSet<>();
            for (JsonNode reference : object.path("references")) {
                assertThat(there).as(key(object)).contains(key(reference));
                assertThat(names.add(reference.path("name").asText()))
                        .as("%s names %s twice", key(object), reference)
                        .isTrue();
            }
            assertThat(names).as(key(object)).isEqualTo(needs(object));
        }
    }

    /** The names that an object's attributes use, read from them alone. */
    private static Set<String> needs(JsonNode object) throws IOException {
        Set<String> names = new TreeSet<>();
        JsonNode attributes = object.path("attributes");
        switch (object.path("type").asText()) {
            case "search" -> names.add("kibanaSavedObjectMeta.searchSourceJSON.index");
            case "dashboard" -> {
                JSON.readTree(attributes
                                .path("controlGroupInput")
                                .path("panelsJSON")
                                .asText("{}"))
                        .fieldNames()
                        .forEachRemaining(id -> names.add("controlGroup_" + id + ":optionsListDataView"));
                for (JsonNode panel : panels(object)) {
                    needs(panel, panel.path("panelIndex").asText() + ':', names);
                }
            }
            default -> {}
        }
        return names;
    }

    private static void needs(JsonNode panel, String before, Set<String> names) {
        if (panel.has("panelRefName")) {
            names.add(before + panel.path("panelRefName").asText());
        }
        JsonNode config = panel.path("embeddableConfig");
        config.path("attributes")
                .path("references")
                .forEach(r -> names.add(before + r.path("name").asText()));
        config.path("enhancements")
                .path("dynamicActions")
                .path("events")
                .forEach(e -> names.add(before + "drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:"
                        + e.path("eventId").asText() + ":dashboardId"));
    }

    @Test
    void panelsLieBesideEachOtherWithinTheGrid() throws IOException {
        for (JsonNode object : lines(Tongue.zh)) {
            Set<List<Integer>> taken = new HashSet<>();
            for (JsonNode panel : panels(object)) {
                JsonNode grid = panel.path("gridData");
                String where = key(object) + ' ' + panel.path("title").asText();
                assertThat(grid.path("x").asInt() + grid.path("w").asInt())
                        .as(where)
                        .isLessThanOrEqualTo(48);
                assertThat(grid.path("i")).as(where).isEqualTo(panel.path("panelIndex"));
                for (int x = 0; x < grid.path("w").asInt(); x++) {
                    for (int y = 0; y < grid.path("h").asInt(); y++) {
                        boolean free = taken.add(List.of(
                                grid.path("x").asInt() + x, grid.path("y").asInt() + y));
                        assertThat(free).as("%s lies over another", where).isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldThatAPanelNamesIsInTheStrictMapping(Tongue tongue) throws IOException {
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        Sources.read(CONFIG).views().values().forEach(view -> fields.put(view.id(tongue), withKeywords(view)));
        int named = 0;
        for (JsonNode object : lines(tongue)) {
            for (JsonNode panel : panels(object)) {
                JsonNode lens = panel.path("embeddableConfig").path("attributes");
                if (!lens.isMissingNode()) {
                    String view = lens.path("references").path(0).path("id").asText();
                    Set<String> names = names(lens.path("state"));
                    assertThat(fields.get(view))
                            .as(panel.path("title").asText())
                            .containsAll(names);
                    named += names.size();
                }
            }
        }
        assertThat(named).isGreaterThan(100);
    }

    /** A control narrows every panel: where a view lacks its field, the panel would be blank. */
    @ParameterizedTest
    @EnumSource
    void everyControlIsAboutAFieldOfEveryViewOfItsDashboard(Tongue tongue) throws IOException {
        Map<String, DataView> views = new LinkedHashMap<>();
        Sources.read(CONFIG).views().values().forEach(view -> views.put(view.id(tongue), view));
        int looked = 0;
        for (JsonNode object : lines(tongue)) {
            String controls =
                    object.at("/attributes/controlGroupInput/panelsJSON").asText("{}");
            for (String field : JSON.readTree(controls).findValuesAsText("fieldName")) {
                for (String view : viewsOf(object, tongue)) {
                    assertThat(views.get(view)).as(view).isNotNull();
                    assertThat(views.get(view).type(field))
                            .as("%s: %s of %s", key(object), field, view)
                            .isNotEmpty();
                    looked++;
                }
            }
        }
        assertThat(looked).isGreaterThan(20);
    }

    /** The views of a dashboard's panels: of Lens, of saved searches, and those whose indices a Vega panel asks. */
    private static Set<String> viewsOf(JsonNode dashboard, Tongue tongue) throws IOException {
        Set<String> views = new TreeSet<>();
        for (JsonNode reference : dashboard.path("references")) {
            String id = reference.path("id").asText();
            if (reference.path("type").asText().equals("search")) {
                lines(tongue).stream()
                        .filter(o -> key(o).equals("search " + id))
                        .forEach(o -> views.add(o.at("/references/0/id").asText()));
            } else if (reference.path("type").asText().equals("index-pattern")) {
                views.add(id);
            }
        }
        for (JsonNode panel : panels(dashboard)) {
            String spec = panel.at("/embeddableConfig/savedVis/params/spec").asText("{}");
            for (String indices : JSON.readTree(spec).findValuesAsText("index")) {
                lines(tongue).stream()
                        .filter(o -> o.at("/attributes/title").asText().equals(indices))
                        .forEach(o -> views.add(o.path("id").asText()));
            }
        }
        return views;
    }

    @Test
    void whereADrillDownLeadsTheWholeHistoryIsShown() throws IOException {
        int ways = 0;
        for (JsonNode object : lines(Tongue.zh)) {
            for (JsonNode panel : panels(object)) {
                for (JsonNode way : panel.findValues("useCurrentDateRange")) {
                    assertThat(way.asBoolean(true)).as(key(object)).isFalse();
                    ways++;
                }
                for (JsonNode way : panel.findValues("useCurrentFilters")) {
                    assertThat(way.asBoolean(true))
                            .as(
                                    "filters and controls of %s go along, and what they are about is not in every view there",
                                    key(object))
                            .isFalse();
                }
            }
        }
        assertThat(ways).isPositive();
    }

    /** What a row is of must be a filter for all that the way leads to: where a view lacks the field, its panels would be blank. */
    @Test
    void whereADrillDownLeadsEveryViewKnowsTheFieldOfTheRow() throws IOException {
        Map<String, DataView> views = new LinkedHashMap<>();
        Sources.read(CONFIG).views().values().forEach(view -> views.put(view.id(Tongue.zh), view));
        Map<String, JsonNode> dashboards = new LinkedHashMap<>();
        lines(Tongue.zh).forEach(object -> dashboards.put(object.path("id").asText(), object));
        int looked = 0;
        for (JsonNode object : lines(Tongue.zh)) {
            for (JsonNode reference : object.path("references")) {
                String[] name = reference.path("name").asText().split(":drilldown:", -1);
                if (name.length > 1) {
                    String row = firstRow(object, name[0]);
                    JsonNode target = dashboards.get(reference.path("id").asText());
                    for (String view : viewsOf(target, Tongue.zh)) {
                        assertThat(views.get(view).type(row))
                                .as("%s opens %s: %s of %s", key(object), key(target), row, view)
                                .isNotEmpty();
                        looked++;
                    }
                }
            }
        }
        assertThat(looked).isPositive();
    }

    private static String firstRow(JsonNode dashboard, String panelIndex) throws IOException {
        for (JsonNode panel : panels(dashboard)) {
            if (panel.path("panelIndex").asText().equals(panelIndex)) {
                JsonNode layer = panel.findValue("layers").elements().next();
                return layer.path("columns")
                        .path(layer.path("columnOrder").path(0).asText())
                        .path("sourceField")
                        .asText();
            }
        }
        throw new AssertionError(key(dashboard) + " has no panel " + panelIndex);
    }

    private static Set<String> withKeywords(DataView view) {
        Set<String> names = new TreeSet<>(view.fields().keySet());
        view.fields().keySet().stream()
                .filter(f -> view.type(f + ".keyword").equals("keyword"))
                .forEach(f -> names.add(f + ".keyword"));
        return names;
    }

    private static Set<String> names(JsonNode state) {
        Set<String> names = state.findValuesAsText("sourceField").stream()
                .filter(f -> !f.equals("___records___"))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String query : state.findValuesAsText("query")) {
            Matcher field = KQL_FIELD.matcher(query.replaceAll("\"[^\"]*\"", "")
                    .replaceAll("(\\w+):\\{(\\w+):(\\w+) and (\\w+):(\\w+)}", "$1.$2:$3 and $1.$4:$5"));
            while (field.find()) {
                names.add(field.group(1));
            }
        }
        return names;
    }

    @Test
    void theSameSourcesGiveTheSameBytesAndBothLanguagesTheSameObjects() throws IOException {
        byte[] once = KibanaObjects.ndjson(KibanaObjects.pack(CONFIG, Tongue.zh));
        assertThat(KibanaObjects.ndjson(KibanaObjects.pack(CONFIG, Tongue.zh))).isEqualTo(once);
        List<String> chinese =
                lines(Tongue.zh).stream().map(DashboardsTest::key).toList();
        List<String> english =
                lines(Tongue.en).stream().map(DashboardsTest::key).toList();
        assertThat(english)
                .containsExactlyElementsOf(chinese.stream().map(k -> k + "-en").toList());
    }

    @Test
    void theEnglishVariantHasNoChineseButTheWordsOfRecords() throws IOException {
        for (JsonNode object : lines(Tongue.en)) {
            assertThat(object.toString()).as(key(object)).doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void labelsAndWordsComeFromTheTemplates() throws IOException {
        DataView view = Sources.read(CONFIG).views().get("problems");
        assertThat(view.label("phase", Tongue.zh)).isEqualTo("阶段");
        assertThat(view.label("callersUnknown", Tongue.en)).isEqualTo("Callers unknown");
        assertThat(view.object(Tongue.zh).attributes().path("fieldFormatMap").asText())
                .contains("{\"key\":\"COMMON\",\"value\":\"共性\"}");
    }

    @Test
    void sharesAreInPercentAndNothingElseIs() throws IOException {
        Map<String, DataView> views = Sources.read(CONFIG).views();
        for (String share : List.of("share", "shrunk", "former", "target", "cityShare")) {
            assertThat(format(views.get("indicators"), share)).as(share).isEqualTo("percent");
        }
        assertThat(format(views.get("inspections"), "target")).as("an id").isNotEqualTo("percent");
    }

    private static String format(DataView view, String field) throws IOException {
        String formats =
                view.object(Tongue.zh).attributes().path("fieldFormatMap").asText();
        return JSON.readTree(formats).path(field).path("id").asText();
    }

    /** Codes that stand beside a field's name have words, whichever of the two sources they come from. */
    /** One of 360 orders that were passed around had no category, and was missing in a table of orders and their categories. */
    @ParameterizedTest
    @EnumSource
    void aRowDoesNotLoseWhatLacksTheFieldOfTheRowsBelow(Tongue tongue) throws IOException {
        int below = 0;
        for (JsonNode object : lines(tongue)) {
            for (JsonNode panel : panels(object)) {
                if (panel.findValuesAsText("visualizationType").contains("lnsDatatable")) {
                    long rows = panel.findValuesAsText("operationType").stream()
                            .filter("terms"::equals)
                            .count();
                    for (String with : List.of("missingBucket", "otherBucket")) {
                        assertThat(panel.findValues(with).stream().filter(JsonNode::asBoolean))
                                .as("%s: %s", key(object), with)
                                .hasSize((int) Math.max(0, rows - 1));
                    }
                    below += (int) Math.max(0, rows - 1);
                }
            }
        }
        assertThat(below).isGreaterThan(5);
    }

    @Test
    void everyCodeThatADescriptionListsHasAWord() throws IOException {
        Pattern code = Pattern.compile("([A-Z][A-Z_]{2,}) \\p{IsHan}");
        for (DataView view : Sources.read(CONFIG).views().values()) {
            String formats =
                    view.object(Tongue.zh).attributes().path("fieldFormatMap").asText();
            JsonNode there = JSON.readTree(formats);
            for (String field : view.fields().keySet()) {
                Matcher listed = code.matcher(
                        view.mappings().at("/_meta/fields").path(field).asText());
                while (view.type(field).equals("keyword") && listed.find()) {
                    assertThat(there.path(field).findValuesAsText("key"))
                            .as("%s of %s", field, view.key())
                            .contains(listed.group(1));
                }
            }
        }
    }

    @Test
    void aConditionOnOneObjectOfAListNamesItsFields(@TempDir Path folder) throws IOException {
        copy(CONFIG.resolve("kibana"), folder.resolve("kibana"));
        copy(CONFIG.resolve("elasticsearch"), folder.resolve("elasticsearch"));
        Path file = folder.resolve("kibana/dashboards/situation.yaml");
        Files.writeString(file, Files.readString(file).replace("clocks:{state:", "clocks:{stage:"));
        assertThatThrownBy(() -> KibanaObjects.pack(folder, Tongue.zh)).hasMessageContaining("clocks.stage");
    }

    @Test
    void aFieldThatNoIndexHasIsAnErrorWithItsPlace(@TempDir Path folder) throws IOException {
        copy(CONFIG.resolve("kibana"), folder.resolve("kibana"));
        copy(CONFIG.resolve("elasticsearch"), folder.resolve("elasticsearch"));
        Path file = folder.resolve("kibana/dashboards/health.yaml");
        String source = Files.readString(file);
        Files.writeString(file, source.replace("top: anomalies", "top: anomaly"));
        assertThatThrownBy(() -> KibanaObjects.pack(folder, Tongue.zh))
                .isInstanceOf(KibanaSourceException.class)
                .hasMessageContaining("health.yaml.panels[7].x.top")
                .hasMessageContaining("field \"anomaly\" of view \"ledger\" does not exist");
        Files.writeString(file, source.replace("anomalies:*", "anomaly:*"));
        assertThatThrownBy(() -> KibanaObjects.pack(folder, Tongue.zh)).hasMessageContaining("anomaly");
        Files.writeString(file, source.replace("sum:", "summ:").replace("measure: count", "mesure: count"));
        assertThatThrownBy(() -> KibanaObjects.pack(folder, Tongue.zh)).hasMessageContaining("mesure");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static List<JsonNode> panels(JsonNode object) throws IOException {
        List<JsonNode> panels = new ArrayList<>();
        JSON.readTree(object.path("attributes").path("panelsJSON").asText("[]")).forEach(panels::add);
        return panels;
    }

    private static String key(JsonNode object) {
        return object.path("type").asText() + ' ' + object.path("id").asText();
    }

    private static List<JsonNode> lines(Tongue tongue) {
        return PACKED.get(tongue).stream().<JsonNode>map(JsonNode::deepCopy).toList();
    }

    private static Map<Tongue, List<JsonNode>> packed() {
        Map<Tongue, List<JsonNode>> packed = new EnumMap<>(Tongue.class);
        for (Tongue tongue : Tongue.values()) {
            List<JsonNode> lines = new ArrayList<>();
            try {
                for (SavedObject object : KibanaObjects.pack(CONFIG, tongue)) {
                    lines.add(JSON.readTree(object.line()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            packed.put(tongue, lines);
        }
        return packed;
    }
}
