package mashang.local.problems;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Problems to choose from: the hottest, one by whatever id it had, those like a text. */
public final class ProblemList {
    private static final String LIVE = "LIVE";

    private final List<JsonNode> problems;

    public ProblemList(List<JsonNode> problems) {
        this.problems = problems;
    }

    /**
     * The hottest first. Hotness fades alike for all, so their order is the same at any time.
     *
     * @param themes whether themes are listed, too
     */
    public List<JsonNode> hottest(int most, boolean themes) {
        return problems.stream()
                .filter(problem -> problem.path("standing").asText().equals(LIVE) && problem.has("heatLog"))
                .filter(problem -> themes || !problem.path("theme").asBoolean())
                .sorted(Comparator.comparingDouble(
                                (JsonNode problem) -> -problem.path("heatLog").asDouble())
                        .thenComparing(problem -> problem.path("problemId").asText()))
                .limit(most)
                .toList();
    }

    /** A problem by its id or a former one, the living one first; empty where nobody has it. */
    public Optional<JsonNode> named(String id) {
        Optional<JsonNode> living = problems.stream()
                .filter(problem -> values(problem, "aliases").contains(id)
                        && problem.path("standing").asText().equals(LIVE))
                .findFirst();
        return living.isPresent()
                ? living
                : problems.stream()
                        .filter(problem -> problem.path("problemId").asText().equals(id))
                        .findFirst();
    }

    /** A problem with the terms it has in common with a text. */
    public record Like(JsonNode problem, double likeness, List<String> shared) {}

    /** The living problems that share the most telling terms with a text, best first. */
    public List<Like> like(Set<String> terms, int most) {
        Map<String, Integer> holders = new HashMap<>();
        problems.forEach(problem -> values(problem, "terms").forEach(term -> holders.merge(term, 1, Integer::sum)));
        List<Like> like = new ArrayList<>();
        for (JsonNode problem : problems) {
            if (problem.path("standing").asText().equals(LIVE)) {
                add(problem, terms, holders, like);
            }
        }
        like.sort(Comparator.comparingDouble((Like one) -> -one.likeness())
                .thenComparing(one -> one.problem().path("problemId").asText()));
        return like.subList(0, Math.min(most, like.size()));
    }

    private void add(JsonNode problem, Set<String> terms, Map<String, Integer> holders, List<Like> like) {
        double squares = 0;
        double common = 0;
        List<String> shared = new ArrayList<>();
        for (String term : values(problem, "terms")) {
            double rarity = Math.log(1 + (problems.size() + 1.0) / (1 + holders.getOrDefault(term, 0)));
            squares += rarity * rarity;
            if (terms.contains(term)) {
                common += rarity * rarity;
                shared.add(term);
            }
        }
        if (!shared.isEmpty()) {
            like.add(new Like(problem, Math.sqrt(common / squares), shared));
        }
    }

    /** The texts of a field with several values; empty where it is absent. */
    public static Set<String> values(JsonNode document, String field) {
        Set<String> values = new HashSet<>();
        document.path(field).forEach(value -> values.add(value.asText()));
        return values;
    }
}
