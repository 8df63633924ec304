package mashang.local.scores;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.accountability.IndicatorDocuments;

/** How units stand by indicators, from the index of a running city. */
public final class IndexedIndicators {
    private static final int UNRANKED = Integer.MAX_VALUE;

    private static final Comparator<JsonNode> ORDER = Comparator.comparingInt(
                    (JsonNode one) -> one.path("place").asInt())
            .thenComparingInt(one -> one.path("rank").asInt(UNRANKED))
            .thenComparing(one -> one.path("unit").asText());

    private IndexedIndicators() {}

    /** Those of a period by the order of the indicators, the best units first, those that are not classed last. */
    public static List<JsonNode> of(ElasticsearchAccess access, Period period) {
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(IndicatorDocuments.INDEX);
            return of(search, period);
        }
    }

    /** The same, as of the last refresh. */
    public static List<JsonNode> of(ElasticsearchSetup search, Period period) {
        List<JsonNode> all = new ArrayList<>();
        search.find(IndicatorDocuments.INDEX, "period", period.id(), found -> all.add(found.source()));
        all.sort(ORDER);
        return all;
    }
}
