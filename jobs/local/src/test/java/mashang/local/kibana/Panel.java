package mashang.local.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.config.kibana.KibanaObjects;
import mashang.config.kibana.SavedObject;
import mashang.config.kibana.Tongue;

/**
 * A panel as it is packed, with what it asks.
 *
 * @param name dashboard's id and panel's title
 * @param indices what it searches
 * @param timeField what its time range is about
 * @param lens its form-based layer; absent for other kinds
 * @param query its condition in Kibana's query language
 * @param spec its Vega specification; absent for other kinds
 */
record Panel(String name, String indices, String timeField, JsonNode lens, String query, JsonNode spec) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every panel that asks for something: all but notes. */
    static List<Panel> all(Path config, Tongue tongue) throws IOException {
        Map<String, JsonNode> objects = new HashMap<>();
        List<SavedObject> packed = KibanaObjects.pack(config, tongue);
        for (SavedObject object : packed) {
            objects.put(object.id(), JSON.readTree(object.line()));
        }
        List<Panel> panels = new ArrayList<>();
        for (SavedObject object : packed) {
            if (object.type().equals("dashboard")) {
                JsonNode line = objects.get(object.id());
                for (JsonNode panel :
                        JSON.readTree(line.at("/attributes/panelsJSON").asText())) {
                    of(object.id(), line, panel, objects, panels);
                }
            }
        }
        return panels;
    }

    private static void of(
            String dashboard, JsonNode line, JsonNode panel, Map<String, JsonNode> objects, List<Panel> into)
            throws IOException {
        String name = dashboard + '/' + panel.path("title").asText();
        JsonNode config = panel.path("embeddableConfig");
        switch (panel.path("type").asText()) {
            case "lens" -> {
                JsonNode lens = config.path("attributes");
                JsonNode view =
                        objects.get(lens.at("/references/0/id").asText()).path("attributes");
                into.add(new Panel(
                        name,
                        view.path("title").asText(),
                        view.path("timeFieldName").asText(),
                        lens.at("/state/datasourceStates/formBased/layers/layer"),
                        lens.at("/state/query/query").asText(),
                        null));
            }
            case "search" -> {
                String wanted = panel.path("panelIndex").asText()
                        + ':'
                        + panel.path("panelRefName").asText();
                JsonNode search = objects.get(reference(line, wanted));
                JsonNode view =
                        objects.get(search.at("/references/0/id").asText()).path("attributes");
                JsonNode source = JSON.readTree(search.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON")
                        .asText());
                into.add(new Panel(
                        name,
                        view.path("title").asText(),
                        view.path("timeFieldName").asText(),
                        null,
                        source.at("/query/query").asText(),
                        null));
            }
            default -> {
                if (config.at("/savedVis/type").asText().equals("vega")) {
                    JsonNode spec =
                            JSON.readTree(config.at("/savedVis/params/spec").asText());
                    JsonNode url = spec.at("/data/0/url");
                    into.add(new Panel(
                            name,
                            url.path("index").asText(),
                            url.path("%timefield%").asText(),
                            null,
                            "",
                            spec));
                }
            }
        }
    }

    private static String reference(JsonNode object, String name) {
        for (JsonNode reference : object.path("references")) {
            if (reference.path("name").asText().equals(name)) {
                return reference.path("id").asText();
            }
        }
        throw new IllegalArgumentException("no reference " + name);
    }

    /** What is searched in a period: the panel's own condition, and what people selected. */
    ObjectNode search(String from, String until, JsonNode selected) {
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        var filter = search.putObject("bool").putArray("filter");
        filter.addObject()
                .putObject("range")
                .putObject(timeField)
                .put("gte", from)
                .put("lt", until);
        filter.add(Kql.query(query));
        if (selected != null) {
            filter.add(selected);
        }
        return search;
    }
}
