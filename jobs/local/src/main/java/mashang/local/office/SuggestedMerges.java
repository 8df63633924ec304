package mashang.local.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.recurrence.NewsDocuments;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.ledger.CloseOut;
import mashang.recurrence.city.MergeSuggestion;
import org.jspecify.annotations.Nullable;

/** Orders that may be one matter (并单建议), from the indices of a running city. */
public final class SuggestedMerges {
    private static final Comparator<JsonNode> FIRST = Comparator.comparing(
                    (JsonNode one) -> !one.path("acrossFeeds").asBoolean())
            .thenComparing((JsonNode one) -> one.path("suggestedAt").asText(), Comparator.reverseOrder())
            .thenComparing(one -> one.path("orderId").asText());

    private final ElasticsearchAccess access;

    public SuggestedMerges(ElasticsearchAccess access) {
        this.access = access;
    }

    /**
     * Suggestions: those across feeds first, then the latest first.
     *
     * @param status what became of them; of open ones only those of which both orders are still on the list
     * @param order one of the two; absent: any
     * @param across only those of two feeds
     * @param most how many at most
     */
    public List<JsonNode> list(MergeSuggestion.Status status, @Nullable String order, boolean across, int most) {
        List<JsonNode> found = new ArrayList<>();
        List<JsonNode> listed = new ArrayList<>();
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(NewsDocuments.SUGGESTIONS + ',' + LedgerDocuments.INDEX);
            search.find(NewsDocuments.SUGGESTIONS, "status", status.name(), one -> found.add(one.source()));
            found.removeIf(one -> (across && !one.path("acrossFeeds").asBoolean())
                    || (order != null && !names(one).contains(order)));
            found.sort(FIRST);
            for (int i = 0; i < found.size() && listed.size() < most; i++) {
                List<String> orders = names(found.get(i));
                boolean isOpen = status == MergeSuggestion.Status.OPEN;
                if (!isOpen || orders.stream().noneMatch(id -> isOff(search, id))) {
                    listed.add(found.get(i));
                }
            }
        }
        return listed;
    }

    private static List<String> names(JsonNode one) {
        return List.of(one.path("orderId").asText(), one.path("otherId").asText());
    }

    private static boolean isOff(ElasticsearchSetup search, String orderId) {
        AtomicBoolean off = new AtomicBoolean();
        search.find(LedgerDocuments.INDEX, "orderId", orderId, found -> {
            String closeOut = found.source().path("closeOut").asText("OPEN");
            off.set(!CloseOut.Status.valueOf(closeOut).isOpen());
        });
        return off.get();
    }
}
