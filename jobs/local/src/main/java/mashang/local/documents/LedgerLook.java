package mashang.local.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.recurrence.ProblemDocuments;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.jobs.supervision.LedgerDocuments;

/** What the indices say of open orders and of recurring problems. */
public final class LedgerLook {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Of a search by terms; the server takes no more than 65,536. */
    private static final int MOST_TERMS = 10_000;

    private final ElasticsearchSetup search;

    public LedgerLook(ElasticsearchConnection connection) {
        this.search = new ElasticsearchSetup(connection);
        search.refresh(LedgerDocuments.INDEX + ',' + ProblemDocuments.INDEX);
    }

    /** Orders with a running clock that is red. */
    public List<JsonNode> red() {
        return orders(term("clocks.light", "RED"));
    }

    /** Orders with a running clock that is due in a time. */
    List<JsonNode> dueIn(Instant from, Instant until) {
        ObjectNode range = JSON.objectNode();
        range.putObject("range")
                .putObject("clocks.dueAt")
                .put("gte", from.toString())
                .put("lt", until.toString());
        return orders(range);
    }

    private List<JsonNode> orders(ObjectNode condition) {
        ObjectNode query = JSON.objectNode();
        ObjectNode nested = query.putObject("nested").put("path", "clocks");
        ArrayNode filter = nested.putObject("query").putObject("bool").putArray("filter");
        filter.add(term("clocks.state", "running")).add(condition);
        return found(LedgerDocuments.INDEX, query);
    }

    /** The orders that stand for documents. */
    public List<JsonNode> documents() {
        return found(LedgerDocuments.INDEX, term("feed", Issue.feed()));
    }

    /** Problems that are there. */
    List<JsonNode> problems() {
        return found(ProblemDocuments.INDEX, term("standing", "LIVE"));
    }

    /** Which of these orders are about the conduct of officials: what they say is not for others. */
    public Set<String> conduct(Collection<String> orders) {
        Set<String> about = new HashSet<>();
        List<String> all = orders.stream().distinct().sorted().toList();
        for (int i = 0; i < all.size(); i += MOST_TERMS) {
            ObjectNode query = JSON.objectNode();
            ArrayNode filter = query.putObject("bool").putArray("filter");
            filter.addObject().putObject("term").put("conduct", true);
            ArrayNode ids = filter.addObject().putObject("terms").putArray("orderId");
            all.subList(i, Math.min(all.size(), i + MOST_TERMS)).forEach(ids::add);
            search.matching(
                    HistoryDocuments.INDEX_PREFIX + "*",
                    query,
                    hit -> about.add(hit.source().path("orderId").asText()));
        }
        return about;
    }

    private List<JsonNode> found(String index, JsonNode query) {
        List<JsonNode> found = new ArrayList<>();
        search.matching(index, query, hit -> found.add(hit.source()));
        return found;
    }

    private static ObjectNode term(String field, String value) {
        ObjectNode term = JSON.objectNode();
        term.putObject("term").put(field, value);
        return term;
    }
}
