package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One problem: what it is called and why, its life in words, its days, its places, its orders. */
final class ProblemSheet {
    private static final int ORDERS = 50;

    private final Search search;
    private final BoardContent.Story story;

    ProblemSheet(Search search, BoardContent.Story story) {
        this.search = search;
        this.story = story;
    }

    /** Empty where nobody knows it. */
    Optional<ObjectNode> read(AsOf asOf, String problemId, Locale locale) {
        return OrderSheet.problem(search, problemId).map(problem -> sheet(asOf, problem, locale));
    }

    private ObjectNode sheet(AsOf asOf, ObjectNode problem, Locale locale) {
        String id = problem.path("problemId").asText();
        Set<String> ids = new LinkedHashSet<>(List.of(id));
        problem.path("aliases").forEach(alias -> ids.add(alias.asText()));
        List<JsonNode> answers = search.ask(List.of(
                Query.of("problem-events").with("problems", ids),
                Query.of("problem-orders").with("problems", ids).with("size", ORDERS)));
        ObjectNode sheet = JsonNodeFactory.instance.objectNode();
        sheet.set("problem", problem);
        ArrayNode life = sheet.putArray("life");
        story.life(locale, Hits.documents(answers.get(0))).forEach(life::add);
        ArrayNode days = RisingProblems.days(search, asOf, Set.of(id)).get(id);
        sheet.set("days", days == null ? JsonNodeFactory.instance.arrayNode() : days);
        sheet.put("orderCount", Hits.total(answers.get(1)));
        sheet.putArray("orders").addAll(orders(Hits.documents(answers.get(1))));
        return sheet;
    }

    /** The assignments with what the ledger says of each order. */
    private List<ObjectNode> orders(List<ObjectNode> assigned) {
        Set<String> ids = Hits.field(assigned, "orderId");
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, ObjectNode> known = new HashMap<>();
        Hits.documents(search.ask(Query.of("orders").with("orders", ids)))
                .forEach(order -> known.put(order.path("orderId").asText(), order));
        for (ObjectNode order : assigned) {
            ObjectNode entry = known.get(order.path("orderId").asText());
            if (entry != null) {
                order.setAll(entry);
            }
        }
        new Restricted(search).withhold(assigned);
        return assigned;
    }
}
