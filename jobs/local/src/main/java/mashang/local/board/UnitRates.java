package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Units by the share of their orders of the last 30 days with a breach, each with how many orders that is. A unit with one order never
 * leads: the rank goes by the lower end of the 95 % interval of the rate (Wilson, 1927), not by the rate itself.
 */
final class UnitRates {
    /** The 97.5 % point of the normal distribution. */
    private static final double Z = 1.96;

    private final Search search;

    UnitRates(Search search) {
        this.search = search;
    }

    ObjectNode read(AsOf asOf) {
        JsonNode answer = search.ask(
                Query.of("units").with("from", asOf.daysAgo(Figures.DAYS)).with("asOf", asOf.at()));
        List<ObjectNode> units = new ArrayList<>();
        for (JsonNode bucket : Hits.aggregation(answer, "units").path("buckets")) {
            long orders = Hits.count(bucket);
            long late = Hits.count(bucket, "late");
            units.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("unit", bucket.path("key").asText())
                    .put("orders", orders)
                    .put("late", late)
                    .put("atLeast", atLeast(late, orders))
                    .put("open", Hits.count(bucket, "open"))
                    .put("returns", bucket.path("returns").path("value").asLong()));
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
