package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Units by the share of orders of the last 30 days with a breach of the unit's own clocks, each with how many orders that is: what the hotline
 * or another unit missed is none of its doing, and what it missed itself stays with it when the order goes on. A unit with one order never leads: the rank goes by the lower end of the 95 % interval of the rate (Wilson, 1927), not by the rate itself.
 */
final class UnitRates {
    /** The 97.5 % point of the normal distribution. */
    private static final double Z = 1.96;

    private final Search search;

    UnitRates(Search search) {
        this.search = search;
    }

    ObjectNode read(AsOf now) {
        AsOf asOf = now.lately();
        JsonNode answer =
                search.ask(Query.of("units").with("from", Figures.since(asOf)).with("asOf", asOf.at()));
        List<ObjectNode> units = new ArrayList<>();
        Map<String, Long> open = new HashMap<>();
        for (JsonNode bucket : Hits.aggregation(answer, "open", "units").path("buckets")) {
            open.put(bucket.path("key").asText(), Hits.count(bucket));
        }
        for (JsonNode bucket : Hits.aggregation(answer, "clocks", "units").path("buckets")) {
            String unit = bucket.path("key").asText();
            long orders = Hits.count(bucket, "orders");
            long late = Hits.count(bucket.path("late"), "orders");
            units.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("unit", unit)
                    .put("orders", orders)
                    .put("late", late)
                    .put("atLeast", atLeast(late, orders))
                    .put("open", open.getOrDefault(unit, 0L)));
        }
        units.sort(Comparator.comparingDouble(
                        (ObjectNode unit) -> -unit.path("atLeast").asDouble())
                .thenComparing(unit -> unit.path("unit").asText()));
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.put("days", Figures.DAYS);
        found.put("unregistered", Hits.count(Hits.aggregation(answer, "unregistered")));
        found.putArray("units").addAll(units);
        return found;
    }

    /** The lower end of the interval. */
    static double atLeast(long late, long orders) {
        if (orders == 0) {
            return 0;
        }
        double rate = (double) late / orders;
        double square = Z * Z / orders;
        double spread = Z * Math.sqrt((rate * (1 - rate) + square / 4) / orders);
        return Math.max(0, (rate + square / 2 - spread) / (1 + square));
    }
}
