package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Which running clocks are meant, once as conditions for Elasticsearch and once for choosing the clock of an order that was found: asking for it
 * ({@code inner_hits}) costs the server more than everything else.
 */
record LitClocks(ArrayNode conditions, Predicate<JsonNode> meant) {
    private static final Comparator<JsonNode> DUE = Comparator.comparing(clock -> due(clock));

    /** Those of a colour. */
    static LitClocks of(String colour, String unit) {
        return running(unit, term("clocks.light", colour), clock -> clock.path("light")
                .asText()
                .equals(colour));
    }

    /** Those due in a span of time, both ends included. */
    static LitClocks dueBetween(Instant from, Instant until, String unit) {
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        range.putObject("range")
                .putObject("clocks.dueAt")
                .put("gte", from.toString())
                .put("lte", until.toString());
        return running(
                unit,
                range,
                clock -> clock.has("dueAt")
                        && !due(clock).isBefore(from)
                        && !due(clock).isAfter(until));
    }

    private static LitClocks running(String unit, ObjectNode condition, Predicate<JsonNode> meant) {
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        conditions.add(term("clocks.state", "running")).add(condition);
        Predicate<JsonNode> all =
                meant.and(clock -> clock.path("state").asText().equals("running"));
        if (unit.isEmpty()) {
            return new LitClocks(conditions, all);
        }
        conditions.add(term("clocks.unitNow", unit));
        return new LitClocks(
                conditions, all.and(clock -> clock.path("unitNow").asText().equals(unit)));
    }

    /** The orders found, each with the fields of the first due of its clocks that are meant. */
    List<ObjectNode> lit(List<ObjectNode> orders) {
        List<ObjectNode> lit = new ArrayList<>();
        for (ObjectNode order : orders) {
            JsonNode clocks = order.remove("clocks");
            StreamSupport.stream(clocks.spliterator(), false)
                    .filter(meant)
                    .min(DUE)
                    .ifPresent(clock -> {
                        clock.properties().forEach(field -> order.set(field.getKey(), field.getValue()));
                        lit.add(order);
                    });
        }
        return lit;
    }

    /** A clock on hold has no due time: it comes last. */
    private static Instant due(JsonNode clock) {
        return clock.has("dueAt") ? Instant.parse(clock.path("dueAt").asText()) : Instant.MAX;
    }

    private static ObjectNode term(String field, String value) {
        ObjectNode term = JsonNodeFactory.instance.objectNode();
        term.putObject("term").put(field, value);
        return term;
    }
}
