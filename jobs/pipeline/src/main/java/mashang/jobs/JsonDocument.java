package mashang.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import mashang.connectors.elasticsearch.Document;
import mashang.workorder.IsoTimes;
import org.jspecify.annotations.Nullable;

/**
 * A document being written for an index: absent values are left out, times become ISO-8601 in UTC. Each field may be put
 * once. It is written at once and not kept as a tree: a ledger entry of several kilobytes is made anew for every event.
 */
public final class JsonDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonBytes json = new JsonBytes();

    public JsonDocument() {
        json.raw('{');
    }

    public JsonDocument put(String field, @Nullable Object value) {
        if (value == null || value.equals("") || (value instanceof Collection<?> many && many.isEmpty())) {
            return this;
        }
        name(field);
        value(value);
        return this;
    }

    /** A time in epoch milliseconds. */
    public JsonDocument putTime(String field, @Nullable Long epochMillis) {
        if (epochMillis != null) {
            name(field);
            json.word(IsoTimes.text(epochMillis));
        }
        return this;
    }

    /** A point, where both degrees are known. */
    public JsonDocument putPoint(String field, @Nullable Double longitude, @Nullable Double latitude) {
        if (longitude != null && latitude != null) {
            name(field);
            object(new JsonDocument().put("lon", longitude).put("lat", latitude));
        }
        return this;
    }

    /** Objects as a list; none leave the field out. */
    public JsonDocument putAll(String field, Collection<JsonDocument> children) {
        if (!children.isEmpty()) {
            name(field);
            char before = '[';
            for (JsonDocument child : children) {
                json.raw(before);
                object(child);
                before = ',';
            }
            json.raw(']');
        }
        return this;
    }

    /** Half a surrogate pair, which UTF-8 cannot express, is written as {@code ?}. */
    public Document to(String index, String id, long version) {
        json.raw('}');
        return new Document(index, id, version, json.written());
    }

    private void name(String field) {
        if (json.size() > 1) {
            json.raw(',');
        }
        json.word(field);
        json.raw(':');
    }

    private void object(JsonDocument child) {
        json.append(child.json);
        json.raw('}');
    }

    private void value(Object value) {
        if (value instanceof String text) {
            json.text(text);
        } else if (value instanceof Instant time) {
            json.word(IsoTimes.text(time));
        } else if (value instanceof Enum<?> constant) {
            json.word(constant.name());
        } else if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
            json.raw(number.toString());
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            json.raw(value.toString());
        } else {
            json.raw(other(value));
        }
    }

    private static String other(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a plain value can be written", e);
        }
    }
}
