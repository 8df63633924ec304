package mashang.jobs.accountability;

import java.util.Map;
import mashang.accountability.Figures;
import mashang.accountability.Indicator;
import mashang.accountability.IndicatorPolicy;
import mashang.accountability.Period;
import mashang.accountability.UnitIndicator;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;

/** How units stand as documents of {@code mashang-indicators}: one for each unit, period and indicator. */
public final class IndicatorDocuments {
    /** Their index. */
    public static final String INDEX = "mashang-indicators";

    private final Map<String, String> names;
    private final JsonDocument document = new JsonDocument();

    /** @param names of units by id */
    public IndicatorDocuments(Map<String, String> names) {
        this.names = names;
    }

    /** @param version how often figures of the period and of the one before it have changed */
    public Document of(Period period, IndicatorPolicy policy, Indicator indicator, UnitIndicator unit, long version) {
        PeriodFields.put(document, period);
        document.put("unit", unit.unit())
                .put("unitName", names.get(unit.unit()))
                .put("policy", policy.name())
                .put("indicator", indicator.id())
                .put("place", policy.indicators().indexOf(indicator) + 1)
                .put("name", indicator.chinese())
                .put("nameEn", indicator.english())
                .put("measure", indicator.measure())
                .put("clock", indicator.clock())
                .put("category", indicator.category())
                .put("direction", indicator.direction())
                .put("target", indicator.target())
                .put("some", unit.some())
                .put("all", unit.all())
                .put("share", unit.share())
                .put("shrunk", unit.shrunk())
                .put("cityShare", Figures.rate(unit.citySome(), unit.cityAll()))
                .put("rank", unit.rank())
                .put("ranked", unit.ranked())
                .put("formerPeriod", period.previous().id())
                .put("former", unit.former())
                .put("trend", unit.trend())
                .put("met", unit.met())
                .put("standing", unit.standing())
                .put("warn", indicator.warn());
        return document.to(INDEX, period.id() + '|' + indicator.id() + '|' + unit.unit(), version);
    }
}
