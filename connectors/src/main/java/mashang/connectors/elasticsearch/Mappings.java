package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A template's mapping beside that of an index that exists: the server adds fields to an index, and never takes one away. */
final class Mappings {
    /** What holds fields by name, of an object and of a field that is kept in several ways. */
    private static final List<String> FIELDS = List.of("properties", "fields");

    private Mappings() {}

    /** Whether an index has every field of a template as it is there; it may have more. */
    static boolean holds(JsonNode template, JsonNode index) {
        if (!settings(template).equals(settings(index))) {
            return false;
        }
        for (String fields : FIELDS) {
            for (Map.Entry<String, JsonNode> field : template.path(fields).properties()) {
                JsonNode there = index.path(fields).get(field.getKey());
                if (there == null || !holds(field.getValue(), there)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static JsonNode settings(JsonNode mapping) {
        return mapping instanceof ObjectNode object ? object.deepCopy().remove(FIELDS) : mapping;
    }

    /** Adds each field that an index has with another type than a template, as {@code index/field: type → type}. */
    static void otherTypes(String path, JsonNode template, JsonNode index, List<String> into) {
        for (String fields : FIELDS) {
            for (Map.Entry<String, JsonNode> field : template.path(fields).properties()) {
                JsonNode there = index.path(fields).get(field.getKey());
                if (there != null) {
                    String name = path + (path.contains("/") ? '.' : '/') + field.getKey();
                    String wanted = type(field.getValue());
                    if (wanted.equals(type(there))) {
                        otherTypes(name, field.getValue(), there, into);
                    } else {
                        into.add(name + ": " + type(there) + " → " + wanted);
                    }
                }
            }
        }
    }

    private static String type(JsonNode field) {
        return field.path("type").asText("object");
    }
}
