package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One order: what the ledger says of it, its register of lights, its breaches, its problem. */
final class OrderSheet {
    private final Search search;

    OrderSheet(Search search) {
        this.search = search;
    }

    /** Empty where nobody knows it; of a restricted one its id and that it is restricted, and nothing else. */
    Optional<ObjectNode> read(String orderId) {
        List<JsonNode> answers = search.ask(List.of(
                Query.of("order").with("order", orderId),
                Query.of("order-lights").with("order", orderId),
                Query.of("order-breaches").with("order", orderId),
                Query.of("assignment").with("order", orderId)));
        List<ObjectNode> found = Hits.documents(answers.get(0));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode sheet = JsonNodeFactory.instance.objectNode().put("orderId", orderId);
        if (isRestricted(orderId)) {
            return Optional.of(sheet.put("restricted", true));
        }
        sheet.set("order", found.get(0));
        sheet.putArray("lights").addAll(Hits.documents(answers.get(1)));
        sheet.putArray("breaches").addAll(Hits.documents(answers.get(2)));
        List<ObjectNode> assigned = Hits.documents(answers.get(3));
        if (!assigned.isEmpty()) {
            sheet.set("assignment", assigned.get(0));
            problem(search, assigned.get(0).path("problemId").asText()).ifPresent(p -> sheet.set("problem", p));
        }
        return Optional.of(sheet);
    }

    boolean isRestricted(String orderId) {
        return !new Restricted(search).among(Set.of(orderId)).isEmpty();
    }

    /** A problem by its id or a former one: the living one first. */
    static Optional<ObjectNode> problem(Search search, String id) {
        List<ObjectNode> found = Hits.documents(search.ask(Query.of("problem").with("problem", id)));
        Optional<ObjectNode> living = found.stream()
                .filter(problem -> problem.path("standing").asText().equals("LIVE"))
                .findFirst();
        return living.isPresent() ? living : found.stream().findFirst();
    }
}
