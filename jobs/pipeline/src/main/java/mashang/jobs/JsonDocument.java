package mashang.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import mashang.connectors.elasticsearch.Document;
import org.jspecify.annotations.Nullable;

/** A document being written for an index: absent values are left out, times become ISO-8601 with milliseconds. */
public final class JsonDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode node = MAPPER.createObjectNode();

    public JsonDocument put(String field, @Nullable Object value) {
        if (value == null || value.equals("")) {
            return this;
        }
        if (value instanceof Instant time) {
            node.put(field, time.toString());
        } else if (value instanceof Enum<?> constant) {
            node.put(field, constant.name());
        } else if (value instanceof Collection<?> many) {
            if (!many.isEmpty()) {
                node.set(field, MAPPER.valueToTree(many));
            }
        } else {
            node.set(field, MAPPER.valueToTree(value));
        }
        return this;
    }

    /** A time in epoch milliseconds. */
    public JsonDocument putTime(String field, @Nullable Long epochMillis) {
        return put(field, epochMillis == null ? null : Instant.ofEpochMilli(epochMillis));
    }

    /** A point, where both degrees are known. */
    public JsonDocument putPoint(String field, @Nullable Double longitude, @Nullable Double latitude) {
        if (longitude != null && latitude != null) {
            node.putObject(field).put("lon", longitude).put("lat", latitude);
        }
        return this;
    }

    /** One more object in a list of objects. */
    public JsonDocument add(String field, JsonDocument child) {
        node.withArray(field).add(child.node);
        return this;
    }

    public Document to(String index, String id, long version) {
        try {
            return new Document(index, id, version, MAPPER.writeValueAsBytes(node));
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of plain values can be written", e);
        }
    }
}
