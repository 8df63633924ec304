package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.units.Unit;
import mashang.units.Units;

/** Whose clocks are yellow and red now, since when, and what is due next. A light is a clock that runs; one that stopped is history. */
final class Lights {
    private static final int LISTED = 30;

    /** What is due later can wait. */
    private static final Duration NEXT = Duration.ofDays(2);

    private final Search search;
    private final Units units;

    Lights(Search search, Units units) {
        this.search = search;
        this.units = units;
    }

    /** @param unit whose orders are listed, as the feed writes it; empty: of all, the hotline's too */
    ObjectNode read(AsOf asOf, String unit) {
        List<JsonNode> answers = search.ask(List.of(
                Query.of("lit-units"),
                orders(List.of(light("RED")), unit),
                orders(List.of(light("YELLOW")), unit),
                orders(List.of(soon(asOf)), unit)));
        List<ObjectNode> red = lit(answers.get(1));
        List<ObjectNode> yellow = lit(answers.get(2));
        List<ObjectNode> next = lit(answers.get(3));
        List<ObjectNode> all = new ArrayList<>(red);
        all.addAll(yellow);
        addSince(all);
        all.addAll(next);
        new Restricted(search).withhold(all);
        ObjectNode lights = JsonNodeFactory.instance.objectNode();
        lights.set("units", units(answers.get(0), asOf.at()));
        lights.putArray("red").addAll(red);
        lights.putArray("yellow").addAll(yellow);
        lights.putArray("next").addAll(next);
        return lights;
    }

    private static Query orders(List<ObjectNode> conditions, String unit) {
        ArrayNode clocks = JsonNodeFactory.instance.arrayNode();
        clocks.add(term("clocks.state", "running"));
        conditions.forEach(clocks::add);
        if (!unit.isEmpty()) {
            clocks.add(term("clocks.unit", unit));
        }
        return Query.of("lit-orders").with("size", LISTED).with("clocks", clocks);
    }

    private static ObjectNode light(String colour) {
        return term("clocks.light", colour);
    }

    private static ObjectNode soon(AsOf asOf) {
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        range.putObject("range")
                .putObject("clocks.dueAt")
                .put("gte", asOf.at().toString())
                .put("lte", asOf.at().plus(NEXT).toString());
        return range;
    }

    private static ObjectNode term(String field, String value) {
        ObjectNode term = JsonNodeFactory.instance.objectNode();
        term.putObject("term").put(field, value);
        return term;
    }

    /** The orders found, each with the clock that it was found by. */
    private static List<ObjectNode> lit(JsonNode answer) {
        List<ObjectNode> lit = new ArrayList<>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            ObjectNode order = hit.path("_source").deepCopy();
            JsonNode clock = hit.path("inner_hits")
                    .path("clocks")
                    .path("hits")
                    .path("hits")
                    .path(0)
                    .path("_source");
            clock.properties().forEach(field -> order.set(field.getKey(), field.getValue()));
            lit.add(order);
        }
        return lit;
    }

    /** A red clock knows since when; a yellow one's beginning stands in the register, but for the hotline's own clocks. */
    private void addSince(List<ObjectNode> lit) {
        Set<String> orders = Hits.field(lit, "orderId");
        Map<String, String> issued = new HashMap<>();
        if (!orders.isEmpty()) {
            for (ObjectNode entry :
                    Hits.documents(search.ask(Query.of("register").with("orders", orders)))) {
                issued.put(
                        key(entry, entry.path("colour").asText()),
                        entry.path("issuedAt").asText());
            }
        }
        for (ObjectNode order : lit) {
            String light = order.path("light").asText();
            String since = order.has("breachedAt") ? order.path("breachedAt").asText() : issued.get(key(order, light));
            if (since != null) {
                order.put("since", since);
            }
            order.put("issued", issued.containsKey(key(order, light)));
        }
    }

    private static String key(JsonNode clock, String colour) {
        return String.join(
                "\n",
                clock.path("orderId").asText(),
                clock.path("clock").asText(),
                clock.path("round").asText(),
                clock.path("hop").asText(),
                colour);
    }

    private ArrayNode units(JsonNode answer, Instant at) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode bucket :
                Hits.aggregation(answer, "clocks", "lit", "units").path("buckets")) {
            String name = bucket.path("key").asText();
            ObjectNode unit = list.addObject().put("unit", name).put("red", 0).put("yellow", 0);
            unit.put("form", form(name, at));
            for (JsonNode colour : bucket.path("colours").path("buckets")) {
                boolean red = colour.path("key").asText().equals("RED");
                unit.put(red ? "red" : "yellow", Hits.count(colour, "orders"));
                unit.put(
                        red ? "redSince" : "yellowDue",
                        colour.path(red ? "since" : "firstDue")
                                .path("value_as_string")
                                .asText());
            }
        }
        return list;
    }

    /** Departments get lights, towns and streets get cards (亮牌). */
    private String form(String unit, Instant at) {
        return units.named(unit, at)
                        .map(Unit::kind)
                        .filter(Unit.Kind.TOWN::equals)
                        .isPresent()
                ? "CARD"
                : "LIGHT";
    }
}
