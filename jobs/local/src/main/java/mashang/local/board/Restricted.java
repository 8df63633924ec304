package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Orders whose content is not for a wall: those about the conduct of officials, those whose caller asked for confidence, and those that report
 * somebody. They are counted, and their lights are shown, but not what they say.
 */
final class Restricted {
    private static final List<String> CONTENT = List.of("title", "summary", "address", "subjectUnit");

    private final Search search;

    Restricted(Search search) {
        this.search = search;
    }

    /** Which of these orders. */
    Set<String> among(Collection<String> orders) {
        if (orders.isEmpty()) {
            return Set.of();
        }
        return found(search.ask(queries(orders)));
    }

    /** Takes the content out of documents with an {@code orderId} where it is restricted, and marks them {@code restricted}. */
    void withhold(List<ObjectNode> documents) {
        withhold(documents, among(Hits.field(documents, "orderId")));
    }

    /** What has to be asked, for who asks more in the same request; {@link #found} reads the answers. */
    static List<Query> queries(Collection<String> orders) {
        return List.of(
                Query.of("conduct").with("orders", orders),
                Query.of("confidential").with("orders", orders));
    }

    static Set<String> found(List<JsonNode> answers) {
        Set<String> found = new HashSet<>();
        answers.forEach(answer -> found.addAll(Hits.keys(Hits.aggregation(answer, "orders"))));
        return found;
    }

    static void withhold(List<ObjectNode> documents, Set<String> restricted) {
        for (ObjectNode document : documents) {
            if (restricted.contains(document.path("orderId").asText())) {
                document.remove(CONTENT);
                document.put("restricted", true);
            }
        }
    }
}
