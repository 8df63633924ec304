package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A search that is written down in a file {@code queries/NAME.json}: {@code index}, and {@code body} with names such as {@code "$asOf"} where values
 * belong. Values become JSON values, never part of a text, so nothing that comes from outside can change the search.
 */
final class Query {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Map<String, JsonNode> values = new HashMap<>();

    private Query(String name) {
        this.name = name;
    }

    static Query of(String name) {
        return new Query(name);
    }

    Query with(String place, Instant value) {
        return put(place, JSON.getNodeFactory().textNode(value.toString()));
    }

    Query with(String place, String value) {
        return put(place, JSON.getNodeFactory().textNode(value));
    }

    Query with(String place, int value) {
        return put(place, JSON.getNodeFactory().numberNode(value));
    }

    Query with(String place, Collection<String> value) {
        ArrayNode array = JSON.createArrayNode();
        value.forEach(array::add);
        return put(place, array);
    }

    /** For a part of a search that is not always there. */
    Query with(String place, JsonNode value) {
        return put(place, value);
    }

    String name() {
        return name;
    }

    /** The indices it asks. */
    String index() {
        return read().path("index").asText();
    }

    /** The search itself, all places filled. */
    JsonNode body() {
        return filled(read().path("body"));
    }

    private Query put(String place, JsonNode value) {
        values.put("$" + place, value);
        return this;
    }

    private JsonNode read() {
        try (InputStream in = Query.class.getResourceAsStream("queries/" + name + ".json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode filled(JsonNode node) {
        if (node.isTextual() && node.textValue().startsWith("$")) {
            JsonNode value = values.get(node.textValue());
            if (value == null) {
                throw new IllegalStateException(name + " lacks a value for " + node.textValue());
            }
            return value;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(filled(element)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue())));
            return copy;
        }
        return node;
    }
}
