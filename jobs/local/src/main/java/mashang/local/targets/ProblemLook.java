package mashang.local.targets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.recurrence.NewsDocuments;
import mashang.jobs.recurrence.ProblemDocuments;
import mashang.local.search.Terms;
import mashang.recurrence.life.LifeStep;
import mashang.recurrence.life.UrgentReason;
import mashang.targeting.ProblemStep;
import mashang.targeting.ProblemStories;
import org.jspecify.annotations.Nullable;

/** What the indices say of recurring problems: what became of them, and what they are called. */
public final class ProblemLook {
    private static final List<String> TELLING = Stream.of(
                    LifeStep.COMMON,
                    LifeStep.RECURRED,
                    LifeStep.REOPENED,
                    LifeStep.STRUCK_OFF,
                    LifeStep.URGENT,
                    LifeStep.MERGED)
            .map(LifeStep::name)
            .toList();
    private static final List<String> SHOWN =
            List.of("problemId", "name", "label", "muted", "theme", "standing", "aliases");

    private final ElasticsearchSetup search;

    public ProblemLook(ElasticsearchSetup search) {
        this.search = search;
    }

    /** What became of all problems up to a time. */
    public ProblemStories stories(Instant end) {
        search.refresh(NewsDocuments.EVENTS);
        List<ProblemStep> steps = new ArrayList<>();
        Terms terms = Terms.all().isOneOf("event", TELLING).before("at", end);
        search.matching(NewsDocuments.EVENTS, terms.query(), found -> steps.add(step(found.source())));
        return ProblemStories.until(steps, end);
    }

    private static ProblemStep step(JsonNode event) {
        List<String> orders = new ArrayList<>();
        event.path("orders").forEach(order -> orders.add(order.asText()));
        String reason = text(event, "reason");
        return new ProblemStep(
                event.path("eventId").asText(),
                event.path("problemId").asText(),
                LifeStep.valueOf(event.path("event").asText()),
                Instant.parse(event.path("at").asText()),
                text(event, "other"),
                reason == null ? null : UrgentReason.valueOf(reason),
                orders);
    }

    /**
     * A problem as it is shown now.
     *
     * @param label what people call it, or what it is made of
     * @param silent whether nobody is to be told of it: muted, or a theme
     * @param live whether it is there, and not part of another
     * @param aliases ids it had before, its own among them or not
     */
    public record Shown(String problemId, String label, boolean silent, boolean live, List<String> aliases) {}

    /** All problems of the index, by id; one that has none is too small for it. */
    public Map<String, Shown> shown() {
        search.refresh(ProblemDocuments.INDEX);
        Map<String, Shown> shown = new HashMap<>();
        search.matching(ProblemDocuments.INDEX, Terms.all().query(), SHOWN, found -> {
            Shown one = shown(found.source());
            shown.put(one.problemId(), one);
        });
        return shown;
    }

    private static Shown shown(JsonNode problem) {
        String id = problem.path("problemId").asText();
        List<String> aliases = new ArrayList<>();
        problem.path("aliases").forEach(alias -> aliases.add(alias.asText()));
        return new Shown(
                id,
                problem.path("name").asText(problem.path("label").asText(id)),
                problem.path("muted").asBoolean() || problem.path("theme").asBoolean(),
                problem.path("standing").asText().equals("LIVE"),
                aliases);
    }

    static @Nullable String text(JsonNode document, String field) {
        JsonNode value = document.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
