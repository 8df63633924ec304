package mashang.local.office;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.supervision.LedgerDocuments;

/** Which orders the ledger of a running city knows to have been joined into another. */
public final class JoinedIndex {
    private JoinedIndex() {}

    /** By the order they were joined into, sorted; some may have been reopened since. */
    public static Function<String, List<String>> on(ElasticsearchAccess access) {
        return leading -> {
            List<String> joined = new ArrayList<>();
            try (ElasticsearchConnection connection = access.connect()) {
                ElasticsearchSetup search = new ElasticsearchSetup(connection);
                search.refresh(LedgerDocuments.INDEX);
                search.find(
                        LedgerDocuments.INDEX,
                        "mergedInto",
                        leading,
                        found -> joined.add(found.source().path("orderId").asText()));
            }
            return joined.stream().sorted().toList();
        };
    }
}
