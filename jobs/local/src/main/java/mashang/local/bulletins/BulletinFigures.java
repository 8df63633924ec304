package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.accountability.FigureDocuments;
import mashang.jobs.accountability.IndicatorDocuments;
import mashang.jobs.accountability.ScoreDocuments;

/**
 * All that a bulletin is made of.
 *
 * @param now the period it is about
 * @param former the one before it
 * @param lastYear the same one a year before
 */
record BulletinFigures(PeriodFigures now, PeriodFigures former, PeriodFigures lastYear) {

    /** Reads it. */
    static BulletinFigures read(ElasticsearchAccess access, Period period) {
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            for (String index : List.of(FigureDocuments.INDEX, ScoreDocuments.INDEX, IndicatorDocuments.INDEX)) {
                search.refresh(index);
            }
            return new BulletinFigures(
                    PeriodFigures.read(search, period),
                    PeriodFigures.read(search, period.previous()),
                    PeriodFigures.read(search, period.yearBefore()));
        }
    }

    /** The id of a unit of the period, given that or its name. */
    Optional<String> unit(String idOrName) {
        for (JsonNode one : now.units()) {
            String id = one.path("unit").asText();
            if (!id.startsWith("#")
                    && (id.equals(idOrName)
                            || idOrName.equals(one.path("unitName").asText()))) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** What people call a unit. */
    String name(String unit) {
        JsonNode one = now.unit(unit);
        return one == null ? unit : one.path("unitName").asText(unit);
    }
}
