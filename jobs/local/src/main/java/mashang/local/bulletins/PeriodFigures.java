package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.Figures;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.accountability.FigureDocuments;
import mashang.local.scores.IndexedIndicators;
import mashang.local.scores.IndexedScores;
import org.jspecify.annotations.Nullable;

/** What the indices say of one period: figures, scores and indicators of all units, as documents. */
final class PeriodFigures {
    private final Period period;
    private final Map<String, JsonNode> units = new TreeMap<>();
    private final Map<String, JsonNode> scores = new LinkedHashMap<>();
    private final List<JsonNode> indicators = new ArrayList<>();

    private PeriodFigures(Period period) {
        this.period = period;
    }

    static PeriodFigures read(ElasticsearchSetup search, Period period) {
        PeriodFigures figures = new PeriodFigures(period);
        search.find(FigureDocuments.INDEX, "period", period.id(), found -> put(found.source(), figures.units));
        IndexedScores.of(search, period)
                .forEach(score -> figures.scores.put(score.path("unit").asText(), score));
        figures.indicators.addAll(IndexedIndicators.of(search, period));
        return figures;
    }

    private static void put(JsonNode document, Map<String, JsonNode> byUnit) {
        byUnit.put(document.path("unit").asText(), document);
    }

    Period period() {
        return period;
    }

    /** Whether nothing is known of the period. */
    boolean isEmpty() {
        return units.isEmpty();
    }

    /** Figures of all units, and of what is nobody's, by id. */
    Collection<JsonNode> units() {
        return units.values();
    }

    @Nullable
    JsonNode unit(String id) {
        return units.get(id);
    }

    @Nullable
    JsonNode score(String id) {
        return scores.get(id);
    }

    /** Scores, the best first, those without a rank last. */
    List<JsonNode> scores() {
        return List.copyOf(scores.values());
    }

    /** How units stand, by the order of indicators, then by rank. */
    List<JsonNode> indicators() {
        return indicators;
    }

    /** Of all units, or of one, how many; absent where nothing is known. */
    @Nullable
    Long count(@Nullable String unit, String field) {
        if (unit != null) {
            JsonNode one = units.get(unit);
            return one == null ? null : (Long) one.path(field).asLong();
        }
        if (units.isEmpty()) {
            return null;
        }
        long sum = 0;
        for (JsonNode one : units.values()) {
            sum += one.path(field).asLong();
        }
        return sum;
    }

    /** A share in 0 to 1 of all units' sums, or of one unit's; absent where nothing is known. */
    @Nullable
    Double rate(@Nullable String unit, String part, String all) {
        Long some = count(unit, part);
        Long of = count(unit, all);
        return some == null || of == null ? null : Figures.rate(some, of);
    }

    /**
     * How clocks of a name ended.
     *
     * @param excused not counted into the rate
     */
    record Clock(long inTime, long late, long excused) {
        @Nullable
        Double onTime() {
            return Figures.rate(inTime, inTime + late);
        }
    }

    /** Of all units, or of one, by the clocks' names. */
    Map<String, Clock> clocks(@Nullable String unit) {
        Map<String, Clock> clocks = new TreeMap<>();
        units.forEach((id, one) -> {
            if (unit == null || unit.equals(id)) {
                for (JsonNode clock : one.path("clocks")) {
                    Clock more = new Clock(
                            clock.path("inTime").asLong(),
                            clock.path("late").asLong(),
                            clock.path("excused").asLong());
                    clocks.merge(
                            clock.path("clock").asText(),
                            more,
                            (a, b) -> new Clock(a.inTime + b.inTime, a.late + b.late, a.excused + b.excused));
                }
            }
        });
        return clocks;
    }
}
