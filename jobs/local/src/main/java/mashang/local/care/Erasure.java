package mashang.local.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Found;
import mashang.connectors.elasticsearch.IndexCare;

/**
 * Takes out of the indices what one caller said and where: texts, address, place on the map, the pseudonym itself, of all orders that carry
 * it. Times, clocks and verdicts stay: they are about units. Every document is written one version higher, so that a replay does not
 * bring its texts back; what an order that is still open gets next is written all the same, texts included, so such orders are told.
 */
public final class Erasure {
    /** Every index that has documents about orders. */
    private static final String ORDERS =
            "mashang-ledger,mashang-events-*,mashang-restricted-*,mashang-breaches,mashang-lights";

    private static final List<String> PERSONAL = List.of(
            "caller",
            "title",
            "content",
            "summary",
            "address",
            "location",
            "reply",
            "reason",
            "terms",
            "textKindWords",
            "concernWords",
            "conductWords",
            "places",
            "subjectUnit");

    private final ElasticsearchSetup search;
    private final IndexCare care;

    public Erasure(ElasticsearchConnection connection) {
        this.search = new ElasticsearchSetup(connection);
        this.care = new IndexCare(connection);
    }

    /**
     * What was found.
     *
     * @param orders that carry the pseudonym
     * @param open those of them that are not finished
     * @param documents number of documents with something to take out
     */
    public record Result(Set<String> orders, Set<String> open, int documents) {}

    /** Looks, and changes nothing. */
    public Result look(String caller) {
        return gather(caller, new ArrayList<>());
    }

    /** Erases, and says so in the audit. */
    public Result erase(String caller, String actor, String reason, Instant at) {
        List<Found> personal = new ArrayList<>();
        Result result = gather(caller, personal);
        for (Found found : personal) {
            ObjectNode left = ((ObjectNode) found.source()).remove(PERSONAL);
            byte[] source = left.toString().getBytes(StandardCharsets.UTF_8);
            care.put(new Document(found.index(), found.id(), found.version() + 1, source));
        }
        Audit audit = new Audit(care, actor, reason);
        ObjectNode entry = audit.entry("ERASED", at)
                .put("caller", caller)
                .put("orders", result.orders().size())
                .put("documents", result.documents());
        audit.write(entry, at, caller);
        search.refresh(ORDERS);
        return result;
    }

    private Result gather(String caller, List<Found> personal) {
        search.refresh(ORDERS);
        Set<String> orders = new TreeSet<>();
        search.find(
                ORDERS,
                "caller",
                caller,
                found -> orders.add(found.source().path("orderId").asText()));
        Set<String> open = new TreeSet<>();
        for (String order : orders) {
            search.find(ORDERS, "orderId", order, found -> {
                if (PERSONAL.stream().anyMatch(found.source()::has)) {
                    personal.add(found);
                }
                JsonNode closeOut = found.source().path("closeOut");
                if (closeOut.isTextual() && !Set.of("CLOSED_OUT", "ENDED").contains(closeOut.asText())) {
                    open.add(order);
                }
            });
        }
        return new Result(orders, open, personal.size());
    }
}
