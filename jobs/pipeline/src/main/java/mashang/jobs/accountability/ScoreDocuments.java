package mashang.jobs.accountability;

import java.util.Map;
import mashang.accountability.Period;
import mashang.accountability.ScorePolicy;
import mashang.accountability.UnitScore;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;

/** Scores as documents of {@code mashang-scores}: one for each unit and period. One without items of work has no score, which its document says. */
public final class ScoreDocuments {
    /** Their index. */
    public static final String INDEX = "mashang-scores";

    private final Map<String, String> names;
    private final JsonDocument document = new JsonDocument();

    /** @param names of units by id */
    public ScoreDocuments(Map<String, String> names) {
        this.names = names;
    }

    /**
     * The document of a unit.
     *
     * @param version how often figures of the period have changed
     */
    public Document of(Period period, ScorePolicy policy, UnitScore score, long version) {
        begin(period, policy, score.unit(), score.items())
                .put("points", score.points())
                .put("low", score.low())
                .put("high", score.high())
                .put("intervalPercent", policy.intervalPercent())
                .put("rank", score.rank())
                .put("rankFrom", score.rankFrom())
                .put("rankTo", score.rankTo())
                .put("ranked", score.ranked())
                .put("cityPoints", score.cityPoints())
                .putAll("parts", score.parts(), (part, doc) -> doc.put("component", part.component())
                        .put("items", part.items())
                        .put("failed", part.failed())
                        .put("expected", part.expected())
                        .put("ratio", part.ratio())
                        .put("points", part.points())
                        .put("perFailure", part.perFailure()));
        return document.to(INDEX, id(period, score.unit()), version);
    }

    /**
     * The document of a unit without items of work: it takes the place of one from before the last of them was taken back.
     *
     * @param version how often figures of the period have changed
     */
    public Document ofNothing(Period period, ScorePolicy policy, String unit, long version) {
        begin(period, policy, unit, 0);
        return document.to(INDEX, id(period, unit), version);
    }

    private JsonDocument begin(Period period, ScorePolicy policy, String unit, long items) {
        PeriodFields.put(document, period);
        return document.put("unit", unit)
                .put("unitName", names.get(unit))
                .put("policy", policy.name())
                .put("items", items);
    }

    private static String id(Period period, String unit) {
        return period.id() + '|' + unit;
    }
}
