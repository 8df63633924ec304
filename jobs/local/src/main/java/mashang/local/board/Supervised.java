package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mashang.units.Unit;
import mashang.units.Units;

/**
 * Where the office looks next: the newest list of targets, who was sent there and what came of it, visits due to tasks; of all units, or of one
 * with its run index and its indicators. What the indices have, and nothing reckoned here.
 */
final class Supervised {
    /** So many of the list: nobody visits more in a day. */
    private static final int LISTED = 50;

    private static final int LISTED_OF_UNIT = 20;

    /** Inspections of so many days are shown: visits take a while. */
    private static final int INSPECTED_DAYS = 30;

    private final Search search;
    private final Units units;

    Supervised(Search search, Units units) {
        this.search = search;
        this.units = units;
    }

    /** Of all units. */
    ObjectNode read(AsOf asOf) {
        return lists(asOf, all(), all(), LISTED);
    }

    /**
     * Of one, by its id or its name of now; empty where the registry has neither. Of several of one name that which bears it now.
     */
    Optional<ObjectNode> read(AsOf asOf, String idOrName) {
        Optional<Unit> byName = units.named(idOrName, asOf.at());
        return units.byId(idOrName).or(() -> byName).map(unit -> sheet(asOf, unit));
    }

    private ObjectNode sheet(AsOf asOf, Unit unit) {
        ObjectNode sheet = lists(asOf, term("unit", unit.id()), term("countsFor", unit.id()), LISTED_OF_UNIT);
        sheet.putObject("unit")
                .put("id", unit.id())
                .put("name", unit.currentName())
                .put("kind", unit.kind().name());
        List<ObjectNode> scores = Hits.documents(
                search.ask(Query.of("unit-scores").with("unit", unit.id()).with("today", today(asOf))));
        sheet.putArray("scores").addAll(scores);
        String month = scores.stream()
                .filter(score -> score.path("periodKind").asText().equals("MONTH"))
                .map(score -> score.path("period").asText())
                .findFirst()
                .orElse("");
        sheet.put("month", month);
        sheet.putArray("indicators")
                .addAll(Hits.documents(search.ask(
                        Query.of("unit-indicators").with("unit", unit.id()).with("period", month))));
        return sheet;
    }

    /**
     * The lists of both pages.
     *
     * @param ofUnit what else holds of targets and inspections
     * @param ofTask what else holds of tasks
     * @param most so many targets
     */
    private ObjectNode lists(AsOf asOf, JsonNode ofUnit, JsonNode ofTask, int most) {
        String today = today(asOf);
        JsonNode newest = Hits.aggregation(search.ask(Query.of("target-day").with("today", today)), "day", "value");
        String day = newest.isNumber()
                ? Instant.ofEpochMilli(newest.asLong()).toString().substring(0, today.length())
                : today;
        String from = LocalDate.parse(day).minusDays(INSPECTED_DAYS).toString();
        List<JsonNode> answers = search.ask(List.of(
                Query.of("targets").with("day", day).with("of", ofUnit).with("size", most),
                Query.of("inspections").with("from", from).with("today", today).with("of", ofUnit),
                Query.of("visits").with("of", ofTask)));
        ObjectNode lists = JsonNodeFactory.instance.objectNode().put("day", newest.isNumber() ? day : null);
        lists.put("targetCount", Hits.total(answers.get(0)));
        lists.putArray("targets").addAll(Hits.documents(answers.get(0)));
        lists.put("inspectionCount", Hits.total(answers.get(1)));
        lists.putArray("inspections").addAll(Hits.documents(answers.get(1)));
        lists.set("inspectionSums", sums(answers.get(1)));
        List<ObjectNode> visits = Hits.documents(answers.get(2));
        new Restricted(search).withhold(visits);
        lists.put("visitCount", Hits.total(answers.get(2)));
        lists.putArray("visits").addAll(visits);
        return lists;
    }

    /** Of all inspections, also those that the list has no room for: how many are in each state, and what was found at each that was made. */
    private static ObjectNode sums(JsonNode answer) {
        ObjectNode sums = JsonNodeFactory.instance.objectNode();
        for (JsonNode state : Hits.aggregation(answer, "states", "buckets")) {
            sums.put(state.path("key").asText(), state.path("doc_count").asLong());
        }
        JsonNode found = Hits.aggregation(answer, "made", "found").path("value");
        return found.isNumber() ? sums.set("found", found) : sums;
    }

    private static String today(AsOf asOf) {
        return asOf.at().atZone(asOf.zone()).toLocalDate().toString();
    }

    private static ObjectNode all() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.putObject("match_all");
        return all;
    }

    private static ObjectNode term(String field, String value) {
        ObjectNode term = JsonNodeFactory.instance.objectNode();
        term.putObject("term").put(field, value);
        return term;
    }
}
