package mashang.config.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.config.kibana.SavedObject.Reference;
import org.jspecify.annotations.Nullable;

/** One file of {@code dashboards/}: a dashboard with its panels, controls and ways to others. */
final class DashboardFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Kibana upgrades panels from this version on. */
    private static final String PANEL_VERSION = "8.9.0";

    private static final Set<String> KEYS =
            Set.of("title", "description", "from", "to", "refreshSeconds", "controls", "panels");
    private static final Set<String> PANEL_KEYS = Set.of(
            "kind",
            "title",
            "view",
            "at",
            "where",
            "from",
            "to",
            "measure",
            "beside",
            "measures",
            "x",
            "y",
            "split",
            "rows",
            "slices",
            "words",
            "spec",
            "search",
            "text");

    private static final Set<String> PLAIN_KINDS = Set.of("vega", "search", "note");

    private final String name;
    private final Part source;
    private final Sources sources;
    private final Tongue tongue;
    private final List<Reference> references = new ArrayList<>();

    DashboardFile(String name, Part source, Sources sources, Tongue tongue) {
        this.name = name;
        this.source = source.only(KEYS);
        this.sources = sources;
        this.tongue = tongue;
    }

    static String id(String name, Tongue tongue) {
        return "mashang-" + name + tongue.ending();
    }

    SavedObject object() {
        ObjectNode attributes = JSON.objectNode();
        attributes.put("title", source.at("title").in(tongue));
        attributes.put("description", source.at("description").in(tongue));
        attributes.put("panelsJSON", panels().toString());
        attributes.put(
                "optionsJSON",
                "{\"useMargins\":true,\"syncColors\":false,\"syncCursor\":true,\"syncTooltips\":false,\"hidePanelTitles\":false}");
        attributes.put("timeRestore", true);
        attributes.put("timeFrom", source.at("from").text());
        attributes.put("timeTo", source.at("to").textOr("now"));
        attributes
                .putObject("refreshInterval")
                .put("pause", !source.has("refreshSeconds"))
                .put(
                        "value",
                        source.has("refreshSeconds")
                                ? source.at("refreshSeconds").number() * 1000
                                : 0);
        attributes.put("version", 1);
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", searchSource());
        if (source.has("controls")) {
            attributes.set("controlGroupInput", controls());
        }
        return new SavedObject("dashboard", id(name, tongue), attributes, List.copyOf(references));
    }

    private static String searchSource() {
        ObjectNode search = JSON.objectNode();
        search.set("query", Columns.query(""));
        search.putArray("filter");
        return search.toString();
    }

    private ObjectNode controls() {
        ObjectNode panels = JSON.objectNode();
        for (Part control : source.at("controls").list()) {
            control.only(Set.of("view", "field"));
            DataView view = sources.view(control.at("view"));
            String field = control.at("field").text();
            if (view.type(field).isEmpty()) {
                throw control.at("field").wrong("没有这个字段", "there is no such field");
            }
            String id = "control-" + panels.size();
            ObjectNode panel = panels.putObject(id);
            panel.put("type", "optionsListControl").put("order", panels.size() - 1);
            panel.put("grow", true).put("width", "medium");
            ObjectNode input = panel.putObject("explicitInput").put("id", id).put("fieldName", field);
            input.put("title", view.label(field, tongue)).putArray("selectedOptions");
            input.putObject("enhancements");
            references.add(
                    new Reference("index-pattern", view.id(tongue), "controlGroup_" + id + ":optionsListDataView"));
        }
        ObjectNode group = JSON.objectNode();
        group.put("controlStyle", "oneLine").put("chainingSystem", "HIERARCHICAL");
        group.put(
                "ignoreParentSettingsJSON",
                "{\"ignoreFilters\":false,\"ignoreQuery\":false,\"ignoreTimerange\":false,\"ignoreValidations\":false}");
        return group.put("panelsJSON", panels.toString());
    }

    private ArrayNode panels() {
        ArrayNode panels = JSON.arrayNode();
        for (Part panel : source.at("panels").list()) {
            panel.only(withWay(PANEL_KEYS));
            panels.add(panel(panel, "p" + panels.size()));
        }
        return panels;
    }

    private static Set<String> withWay(Set<String> keys) {
        Set<String> all = new HashSet<>(keys);
        all.add("opens");
        return all;
    }

    private ObjectNode panel(Part part, String index) {
        List<Part> at = part.at("at").list();
        if (at.size() != 4) {
            throw part.at("at").wrong("应为四个数：左、上、宽、高", "four numbers: left, top, width, height");
        }
        ObjectNode panel = JSON.objectNode().put("version", PANEL_VERSION);
        panel.put("panelIndex", index);
        ObjectNode grid = panel.putObject("gridData").put("i", index);
        List<String> sides = List.of("x", "y", "w", "h");
        for (int i = 0; i < sides.size(); i++) {
            grid.put(sides.get(i), at.get(i).number());
        }
        if (part.has("title")) {
            panel.put("title", part.at("title").in(tongue));
        }
        ObjectNode embedded = panel.putObject("embeddableConfig");
        embed(part, index, panel, embedded);
        if (part.has("from")) {
            embedded.putObject("timeRange")
                    .put("from", part.at("from").text())
                    .put("to", part.at("to").textOr("now"));
        }
        embedded.set("enhancements", ways(part, index));
        return panel;
    }

    private void embed(Part part, String index, ObjectNode panel, ObjectNode embedded) {
        String kind = part.at("kind").text();
        if (!PLAIN_KINDS.contains(kind)) {
            DataView view = sources.view(part.at("view"));
            panel.put("type", "lens");
            embedded.set("attributes", new LensPanel(part, view, tongue).attributes());
            references.add(new Reference("index-pattern", view.id(tongue), index + ':' + LensPanel.reference()));
        } else if (kind.equals("search")) {
            panel.put("type", "search").put("panelRefName", "panel_" + index);
            references.add(
                    new Reference("search", sources.search(part.at("search")).id(tongue), index + ":panel_" + index));
        } else if (kind.equals("vega")) {
            panel.put("type", "visualization");
            ObjectNode saved = saved(embedded, "vega");
            saved.withObject("/params")
                    .put(
                            "spec",
                            sources.vega(part.at("spec"), tongue)
                                    .toPrettyString()
                                    .replace("\r\n", "\n"));
        } else {
            panel.put("type", "visualization");
            ObjectNode saved = saved(embedded, "markdown");
            saved.withObject("/params")
                    .put("fontSize", 12)
                    .put("openLinksInNewTab", false)
                    .put("markdown", part.at("text").in(tongue).replace("{nav}", navigation()));
        }
    }

    private static ObjectNode saved(ObjectNode embedded, String type) {
        ObjectNode saved = embedded.putObject("savedVis").put("title", "").put("description", "");
        saved.put("type", type).putObject("params");
        saved.putObject("uiState");
        ObjectNode data = saved.putObject("data");
        data.putArray("aggs");
        ObjectNode search = data.putObject("searchSource");
        search.set("query", Columns.query(""));
        search.putArray("filter");
        return saved;
    }

    /** Ways to all dashboards, this one without. */
    private String navigation() {
        List<String> links = new ArrayList<>();
        for (Map.Entry<String, Part> other : sources.dashboards().entrySet()) {
            String title = other.getValue().at("title").in(tongue);
            links.add(
                    other.getKey().equals(name)
                            ? "**" + title + "**"
                            : "[" + title + "](#/view/" + id(other.getKey(), tongue) + ")");
        }
        return String.join(" · ", links);
    }

    private JsonNode ways(Part part, String index) {
        if (!part.has("opens")) {
            return JSON.objectNode();
        }
        String target = part.at("opens").text();
        Part other = sources.dashboards().get(target);
        if (other == null) {
            throw part.at("opens").wrong("没有这个看板", "there is no such dashboard");
        }
        String event = index + "-" + target;
        ObjectNode enhancements = JSON.objectNode();
        ObjectNode way =
                enhancements.putObject("dynamicActions").putArray("events").addObject();
        way.put("eventId", event).putArray("triggers").add("FILTER_TRIGGER");
        ObjectNode action = way.putObject("action").put("factoryId", "DASHBOARD_TO_DASHBOARD_DRILLDOWN");
        action.put("name", other.at("title").in(tongue));
        // Kibana takes along every filter and control there is, also those on fields that the target does not have: it
        // would be blank. The value
        // that was clicked goes with it all the same.
        action.putObject("config")
                .put("useCurrentFilters", false)
                .put("useCurrentDateRange", false)
                .put("openInNewTab", false);
        references.add(new Reference(
                "dashboard",
                id(target, tongue),
                index + ":drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:" + event + ":dashboardId"));
        return enhancements;
    }

    static JsonNode spoken(Part part, Tongue tongue) {
        return MAPPER.valueToTree(words(part.value(), tongue));
    }

    /** The same tree with every {@code {zh, en}} replaced by the text in one language. */
    private static @Nullable Object words(@Nullable Object value, Tongue tongue) {
        if (value instanceof Map<?, ?> map) {
            if (map.keySet().equals(Set.of("zh", "en"))) {
                return map.get(tongue.name());
            }
            Map<String, Object> spoken = new LinkedHashMap<>();
            map.forEach((key, one) -> spoken.put(String.valueOf(key), words(one, tongue)));
            return spoken;
        }
        if (value instanceof List<?> list) {
            List<Object> spoken = new ArrayList<>();
            list.forEach(one -> spoken.add(words(one, tongue)));
            return spoken;
        }
        return value;
    }
}
