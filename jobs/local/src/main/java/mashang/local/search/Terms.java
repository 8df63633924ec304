package mashang.local.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Queries for documents that match all of some conditions. */
public final class Terms {
    /** Of one search; the server takes no more than 65,536. */
    private static final int MOST = 10_000;

    private final ObjectNode query = JsonNodeFactory.instance.objectNode();
    private final ArrayNode all = query.putObject("bool").putArray("filter");

    private Terms() {}

    /** Without a condition. */
    public static Terms all() {
        return new Terms();
    }

    public Terms is(String field, String value) {
        all.addObject().putObject("term").put(field, value);
        return this;
    }

    public Terms exists(String field) {
        all.addObject().putObject("exists").put("field", field);
        return this;
    }

    public Terms before(String field, Instant end) {
        all.addObject().putObject("range").putObject(field).put("lt", end.toString());
        return this;
    }

    public Terms from(String field, Instant start) {
        all.addObject().putObject("range").putObject(field).put("gte", start.toString());
        return this;
    }

    public Terms isOneOf(String field, Collection<String> values) {
        ArrayNode terms = all.addObject().putObject("terms").putArray(field);
        values.forEach(terms::add);
        return this;
    }

    /** The query as it is sent. */
    public ObjectNode query() {
        return query;
    }

    /** Any number of values, as many at a time as a search takes. */
    public static void inParts(List<String> values, Consumer<List<String>> each) {
        for (int i = 0; i < values.size(); i += MOST) {
            each.accept(values.subList(i, Math.min(values.size(), i + MOST)));
        }
    }
}
