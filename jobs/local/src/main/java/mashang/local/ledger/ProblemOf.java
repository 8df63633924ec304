package mashang.local.ledger;

import java.util.ArrayList;
import java.util.List;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.recurrence.NewsDocuments;
import mashang.jobs.recurrence.ProblemDocuments;
import org.jspecify.annotations.Nullable;

/** The recurring problem an order belongs to now, from the indices of a running city. */
public final class ProblemOf {
    private ProblemOf() {}

    /** Its present id, also where it was joined into another since; absent where the order is in none. */
    public static @Nullable String order(ElasticsearchAccess access, String orderId) {
        List<String> ids = new ArrayList<>();
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.find(
                    NewsDocuments.ASSIGNMENTS,
                    "orderId",
                    orderId,
                    found -> ids.add(found.source().path("problemId").asText()));
            if (!ids.isEmpty()) {
                String assigned = ids.get(0);
                search.find(
                        ProblemDocuments.INDEX,
                        "aliases",
                        assigned,
                        found -> ids.add(found.source().path("problemId").asText()));
            }
        }
        return ids.isEmpty() ? null : ids.get(ids.size() - 1);
    }
}
