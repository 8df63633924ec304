package mashang.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import mashang.connectors.binary.JsonBytes;
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

    /** Whether the next field is the first of its object. */
    private boolean isFirst;

    public JsonDocument() {
        open();
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
            json.time(epochMillis);
        }
        return this;
    }

    /** A point, where both degrees are known. */
    public JsonDocument putPoint(String field, @Nullable Double longitude, @Nullable Double latitude) {
        if (longitude != null && latitude != null) {
            name(field);
            open();
            put("lon", longitude).put("lat", latitude);
            close();
        }
        return this;
    }

    /**
     * Objects as a list; none leave the field out.
     *
     * @param fields puts the fields of one of them
     */
    public <T> JsonDocument putAll(String field, Collection<T> children, BiConsumer<T, JsonDocument> fields) {
        if (!children.isEmpty()) {
            name(field);
            char before = '[';
            for (T child : children) {
                json.raw(before);
                open();
                fields.accept(child, this);
                close();
                before = ',';
            }
            json.raw(']');
        }
        return this;
    }

    /**
     * The document; the next one may be written with the same object, whose room is used again. Half a surrogate pair,
     * which UTF-8 cannot express, is written as {@code ?}.
     */
    public Document to(String index, String id, long version) {
        close();
        Document document = new Document(index, id, version, json.takeWritten());
        open();
        return document;
    }

    private void name(String field) {
        if (!isFirst) {
            json.raw(',');
        }
        isFirst = false;
        json.word(field);
        json.raw(':');
    }

    private void open() {
        json.raw('{');
        isFirst = true;
    }

    private void close() {
        json.raw('}');
        isFirst = false;
    }

    private void value(Object value) {
        if (value instanceof String text) {
            json.text(text);
        } else if (value instanceof Collection<?> many) {
            texts(many);
        } else if (value instanceof Instant time) {
            time(time);
        } else if (value instanceof Enum<?> constant) {
            json.word(constant.name());
        } else if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
            json.ascii(number.toString());
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            json.ascii(value.toString());
        } else {
            json.raw(other(value));
        }
    }

    /** Finer than milliseconds hardly ever. */
    private void time(Instant time) {
        long millis = time.toEpochMilli();
        if (Instant.ofEpochMilli(millis).equals(time)) {
            json.time(millis);
        } else {
            json.word(IsoTimes.text(time));
        }
    }

    private void texts(Collection<?> texts) {
        char before = '[';
        for (Object text : texts) {
            json.raw(before);
            value(text);
            before = ',';
        }
        json.raw(']');
    }

    private static String other(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a plain value can be written", e);
        }
    }
}
