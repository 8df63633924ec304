package mashang.local.supervised;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.recurrence.NewsDocuments;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.local.search.Terms;
import mashang.local.targets.ProblemLook;
import mashang.supervised.Proposals;
import mashang.supervised.SupervisedItem;
import mashang.targeting.ProblemStories;
import mashang.targeting.ProblemStory;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Which recurring problems have an item, which want one, and who should have it. */
public final class ItemLook {
    private final ElasticsearchSetup search;
    private final ProblemLook look;

    public ItemLook(ElasticsearchConnection connection) {
        this.search = new ElasticsearchSetup(connection);
        this.look = new ProblemLook(search);
    }

    /**
     * A problem, or an item.
     *
     * @param problemId the problem's id now
     * @param ids all its ids, this one first
     * @param itemId its item, or the one it would have
     * @param item the item as the ledger has it; absent where there is none
     * @param story what became of the problem
     * @param proposed what should be done; absent where nothing
     */
    public record Row(
            String problemId,
            Set<String> ids,
            String label,
            String itemId,
            @Nullable JsonNode item,
            ProblemStory story,
            @Nullable Step proposed) {}

    /** Problems with an item, or that want one; those that want something first. */
    public List<Row> rows(Instant now) {
        List<Row> rows = new ArrayList<>();
        Map<String, JsonNode> items = items();
        ProblemStories stories = look.stories(now);
        for (ProblemLook.Shown problem : look.shown().values()) {
            Row row = row(problem, items, stories, problem.live() && !problem.silent());
            if (row.proposed() != null || (row.item() != null && problem.live())) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparing((Row row) -> row.proposed() == null).thenComparing(Row::problemId));
        return rows;
    }

    /** One problem, by any of its ids; empty where there is none. */
    public Optional<Row> row(String problemId, Instant now) {
        Map<String, JsonNode> items = items();
        return look.shown().values().stream()
                .filter(ProblemLook.Shown::live)
                .filter(one ->
                        one.problemId().equals(problemId) || one.aliases().contains(problemId))
                .findFirst()
                .map(one -> row(one, items, look.stories(now), true));
    }

    /** @param isMatter whether anything may be proposed for it */
    private static Row row(
            ProblemLook.Shown problem, Map<String, JsonNode> items, ProblemStories stories, boolean isMatter) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(problem.problemId());
        ids.addAll(problem.aliases());
        String itemId = itemId(ids, items);
        JsonNode item = items.get(itemId);
        ProblemStory story = stories.of(problem.problemId());
        Step proposed = isMatter ? Proposals.of(story, standing(item)).orElse(null) : null;
        return new Row(problem.problemId(), ids, problem.label(), itemId, item, story, proposed);
    }

    private Map<String, JsonNode> items() {
        search.refresh(LedgerDocuments.INDEX);
        Map<String, JsonNode> items = new HashMap<>();
        search.find(
                LedgerDocuments.INDEX,
                "feed",
                SupervisedItem.feed(),
                found -> items.put(found.source().path("orderId").asText(), found.source()));
        return items;
    }

    /** The one under its own id, or under one that it had; of several the open one. */
    private static String itemId(Set<String> ids, Map<String, JsonNode> items) {
        List<String> known =
                ids.stream().map(SupervisedItem::of).filter(items::containsKey).toList();
        return known.stream()
                .filter(id -> isOpen(items.get(id)))
                .findFirst()
                .orElse(known.isEmpty() ? SupervisedItem.of(ids.iterator().next()) : known.get(0));
    }

    private static boolean isOpen(@Nullable JsonNode item) {
        return item != null
                && !Set.of("CLOSED_OUT", "ENDED").contains(item.path("closeOut").asText());
    }

    private static Proposals.@Nullable Item standing(@Nullable JsonNode item) {
        if (item == null) {
            return null;
        }
        String closed = item.path("closedOutAt").asText();
        return new Proposals.Item(isOpen(item), closed.isEmpty() ? null : Instant.parse(closed));
    }

    /** The unit that has most of a problem's orders now; empty where none has any. */
    public Optional<String> owner(Row problem) {
        search.refresh(NewsDocuments.ASSIGNMENTS);
        List<String> orders = new ArrayList<>();
        search.matching(
                NewsDocuments.ASSIGNMENTS,
                Terms.all().isOneOf("problemId", problem.ids()).query(),
                List.of("orderId"),
                found -> orders.add(found.source().path("orderId").asText()));
        List<String> units = new ArrayList<>();
        Terms.inParts(
                orders,
                part -> search.matching(
                        LedgerDocuments.INDEX,
                        Terms.all().isOneOf("orderId", part).query(),
                        List.of("unitNow"),
                        found -> units.add(found.source().path("unitNow").asText())));
        return SupervisedItem.owner(units);
    }
}
