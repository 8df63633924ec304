package mashang.local.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.ledger.CloseOut;
import mashang.ledger.LedgerAt;
import mashang.ledger.Reconciliation.Listed;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** The orders of the ledger, as far as a plan is compared with them. */
public final class ListedOrders {
    private ListedOrders() {}

    /**
     * From the index of a running city: as they stand now.
     *
     * @param feed orders of this feed only; absent: of all
     */
    public static List<Listed> indexed(ElasticsearchAccess access, @Nullable String feed) {
        List<Listed> orders = new ArrayList<>();
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(LedgerDocuments.INDEX);
            if (feed == null) {
                search.scan(LedgerDocuments.INDEX, found -> add(found.source(), orders));
            } else {
                search.find(LedgerDocuments.INDEX, "feed", feed, found -> add(found.source(), orders));
            }
        }
        return orders;
    }

    /** Not where nothing but decisions that were refused is known: then there is no such order. */
    private static void add(JsonNode document, List<Listed> orders) {
        int refused = 0;
        for (JsonNode act : document.path("acts")) {
            refused += act.has("refused") ? 1 : 0;
        }
        if (refused == 0 || refused < document.path("facts").asInt()) {
            orders.add(listed(document));
        }
    }

    /** One of them from its document. */
    static Listed listed(JsonNode document) {
        List<CloseOut.Missing> missing = new ArrayList<>();
        document.path("closeOutMissing").forEach(name -> missing.add(CloseOut.Missing.valueOf(name.asText())));
        String closed = document.path("closedOutAt").asText(null);
        CloseOut closeOut = new CloseOut(
                CloseOut.Status.valueOf(document.path("closeOut").asText(CloseOut.Status.OPEN.name())),
                missing,
                closed == null ? null : (Long) Instant.parse(closed).toEpochMilli());
        JsonNode evidence = document.path("evidence");
        return new Listed(
                document.path("orderId").asText(),
                closeOut,
                evidence.isNumber() ? (Integer) evidence.intValue() : null,
                document.path("title").asText(null));
    }

    /**
     * From events: as it is known from all of them how the orders stood at a time.
     *
     * @param authority who may decide what
     * @param at epoch milliseconds: what happened later does not count
     * @param feed orders of this feed only; absent: of all
     */
    public static List<Listed> folded(
            Collection<CaseEvent> events, Authority authority, long at, @Nullable String feed) {
        Map<String, List<CaseEvent>> byOrder = new TreeMap<>();
        for (CaseEvent event : events) {
            if (feed == null || CaseEvent.feedOf(event.orderId()).equals(feed)) {
                byOrder.computeIfAbsent(event.orderId(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        List<Listed> orders = new ArrayList<>();
        byOrder.forEach((id, of) -> {
            List<Fact> happened = LedgerAt.happened(id, Fact.of(of), at);
            WorkOrder order = WorkOrder.of(id, happened, authority);
            if (!order.facts().isEmpty()) {
                Particulars said = order.particulars();
                orders.add(new Listed(id, CloseOut.of(order), said.evidence(), said.title()));
            }
        });
        return orders;
    }
}
