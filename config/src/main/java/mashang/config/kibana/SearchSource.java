package mashang.config.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import mashang.config.kibana.SavedObject.Reference;

/**
 * A list of documents that dashboards show and Discover opens; what was searched for is highlighted.
 *
 * @param key how the sources call it
 * @param source its part of {@code searches.yaml}
 */
record SearchSource(String key, Part source, DataView view) {
    private static final String INDEX = "kibanaSavedObjectMeta.searchSourceJSON.index";

    String id(Tongue tongue) {
        return "mashang-search-" + key + tongue.ending();
    }

    SavedObject object(Tongue tongue) {
        source.only(Set.of("title", "view", "where", "columns", "newest"));
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("title", source.at("title").in(tongue)).put("description", "");
        ArrayNode columns = attributes.putArray("columns");
        for (Part column : source.at("columns").list()) {
            if (view.type(column.text()).isEmpty()) {
                throw column.wrong("没有这个字段", "there is no such field");
            }
            columns.add(column.text());
        }
        attributes.putArray("sort").addArray().add(view.timeField()).add(source.has("newest") ? "desc" : "asc");
        attributes.putObject("grid");
        attributes.put("hideChart", false).put("isTextBasedQuery", false).put("timeRestore", false);
        String where = source.at("where").textOr("");
        Columns.requireFields(view, source.at("where"), where);
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.put("highlightAll", true).put("version", true).put("indexRefName", INDEX);
        search.set("query", Columns.query(where));
        search.putArray("filter");
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", search.toString());
        return new SavedObject(
                "search", id(tongue), attributes, List.of(new Reference("index-pattern", view.id(tongue), INDEX)));
    }
}
