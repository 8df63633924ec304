package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recurring problems: those that burst first, then the hottest; each with its days. */
final class RisingProblems {
    private static final int LISTED = 8;

    private final Search search;

    RisingProblems(Search search) {
        this.search = search;
    }

    ObjectNode read(AsOf asOf) {
        JsonNode answer = search.ask(Query.of("problems").with("size", LISTED));
        List<ObjectNode> problems = Hits.documents(answer);
        Map<String, ArrayNode> days = days(search, asOf, Hits.field(problems, "problemId"));
        for (ObjectNode problem : problems) {
            ArrayNode own = days.get(problem.path("problemId").asText());
            problem.set("days", own == null ? JsonNodeFactory.instance.arrayNode() : own);
        }
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.put("all", Hits.total(answer));
        found.putArray("problems").addAll(problems);
        return found;
    }

    /** Per problem the last 30 days, oldest first, without gaps: its messages, and what was to be expected. */
    static Map<String, ArrayNode> days(Search search, AsOf now, Collection<String> problems) {
        AsOf asOf = now.lately();
        Map<String, Map<Long, JsonNode>> counted = new HashMap<>();
        if (!problems.isEmpty()) {
            Query query = Query.of("trends")
                    .with("problems", problems)
                    .with("from", asOf.daysAgo(Figures.DAYS))
                    .with("asOf", asOf.at());
            for (ObjectNode day : Hits.documents(search.ask(query))) {
                long number = Instant.parse(day.path("from").asText())
                        .atZone(asOf.zone())
                        .toLocalDate()
                        .toEpochDay();
                counted.computeIfAbsent(day.path("series").asText(), series -> new HashMap<>())
                        .put(number, day);
            }
        }
        Map<String, ArrayNode> days = new HashMap<>();
        counted.forEach((problem, known) -> days.put(problem, withoutGaps(known, asOf)));
        return days;
    }

    private static ArrayNode withoutGaps(Map<Long, JsonNode> known, AsOf asOf) {
        ArrayNode days = JsonNodeFactory.instance.arrayNode();
        for (int back = Figures.DAYS - 1; back >= 0; back--) {
            var date = asOf.at().atZone(asOf.zone()).toLocalDate().minusDays(back);
            JsonNode day = known.get(date.toEpochDay());
            ObjectNode shown = days.addObject().put("day", date.toString());
            shown.put("n", day == null ? 0 : day.path("documents").asLong());
            if (day != null && day.has("expected")) {
                shown.set("expected", day.path("expected"));
            }
        }
        return days;
    }
}
