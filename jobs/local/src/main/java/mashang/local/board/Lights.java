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

    /** @param unit whose orders are listed, by the name under which it is counted; empty: of all, the hotline's too */
    ObjectNode read(AsOf asOf, String unit) {
        List<LitClocks> wanted = List.of(
                LitClocks.of("RED", unit),
                LitClocks.of("YELLOW", unit),
                LitClocks.dueBetween(asOf.at(), asOf.at().plus(NEXT), unit));
        List<Query> queries = new ArrayList<>(List.of(Query.of("lit-units")));
        wanted.forEach(clocks ->
                queries.add(Query.of("lit-orders").with("size", LISTED).with("clocks", clocks.conditions())));
        List<JsonNode> answers = search.ask(queries);
        List<ObjectNode> red = wanted.get(0).lit(Hits.documents(answers.get(1)));
        List<ObjectNode> yellow = wanted.get(1).lit(Hits.documents(answers.get(2)));
        List<ObjectNode> next = wanted.get(2).lit(Hits.documents(answers.get(3)));
        List<ObjectNode> all = new ArrayList<>(red);
        all.addAll(yellow);
        all.addAll(next);
        complete(all);
        ObjectNode lights = JsonNodeFactory.instance.objectNode();
        lights.set("units", units(answers.get(0), asOf.at()));
        lights.putArray("red").addAll(red);
        lights.putArray("yellow").addAll(yellow);
        lights.putArray("next").addAll(next);
        return lights;
    }

    /** Since when, and without what is restricted: asked in one request, as each costs the way there and back. */
    private void complete(List<ObjectNode> lit) {
        Set<String> orders = Hits.field(lit, "orderId");
        if (orders.isEmpty()) {
            return;
        }
        List<Query> queries = new ArrayList<>(Restricted.queries(orders));
        queries.add(Query.of("register").with("orders", orders));
        List<JsonNode> answers = search.ask(queries);
        int last = answers.size() - 1;
        Restricted.withhold(lit, Restricted.found(answers.subList(0, last)));
        addSince(lit, Hits.documents(answers.get(last)));
    }

    /** A red clock knows since when; a yellow one's beginning stands in the register, but for the hotline's own clocks. */
    private static void addSince(List<ObjectNode> lit, List<ObjectNode> register) {
        Map<String, String> issued = new HashMap<>();
        for (ObjectNode entry : register) {
            issued.put(
                    key(entry, entry.path("colour").asText()),
                    entry.path("issuedAt").asText());
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
