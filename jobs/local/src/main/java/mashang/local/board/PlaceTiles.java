package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Districts of the last seven days, with their grids, their days and the lights that burn there now. */
final class PlaceTiles {
    /** Today and six days before it. */
    private static final int DAYS = 6;

    private final Search search;

    PlaceTiles(Search search) {
        this.search = search;
    }

    ObjectNode read(AsOf now) {
        AsOf asOf = now.lately();
        List<JsonNode> answers = search.ask(List.of(
                Query.of("places")
                        .with("from", asOf.daysAgo(DAYS))
                        .with("asOf", asOf.at())
                        .with("zone", asOf.offset()),
                Query.of("lit-places").with("colour", "RED"),
                Query.of("lit-places").with("colour", "YELLOW")));
        Map<String, Long> red = counts(answers.get(1));
        Map<String, Long> yellow = counts(answers.get(2));
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.put("days", DAYS + 1);
        found.put("nowhere", Hits.count(Hits.aggregation(answers.get(0), "nowhere")));
        ArrayNode districts = found.putArray("districts");
        for (JsonNode bucket : Hits.aggregation(answers.get(0), "districts").path("buckets")) {
            String name = bucket.path("key").asText();
            ObjectNode district = districts
                    .addObject()
                    .put("district", name)
                    .put("orders", Hits.count(bucket))
                    .put("late", Hits.count(bucket, "late"))
                    .put("open", Hits.count(bucket, "open"))
                    .put("red", red.getOrDefault(name, 0L))
                    .put("yellow", yellow.getOrDefault(name, 0L));
            addGrids(district.putArray("grids"), bucket);
        }
        return found;
    }

    private static void addGrids(ArrayNode grids, JsonNode district) {
        for (JsonNode grid : district.path("grids").path("buckets")) {
            grids.addObject()
                    .put("grid", grid.path("key").asText())
                    .put("orders", Hits.count(grid))
                    .put("late", Hits.count(grid, "late"));
        }
    }

    private static Map<String, Long> counts(JsonNode answer) {
        Map<String, Long> counts = new HashMap<>();
        Hits.aggregation(answer, "districts")
                .path("buckets")
                .forEach(bucket -> counts.put(bucket.path("key").asText(), Hits.count(bucket)));
        return counts;
    }
}
