package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The units that a bulletin names at either end, of those that have a rank: at most ten and at most half. Nobody is named while another with as many points is not, so where all are equal nobody is.
 *
 * @param best the best first
 * @param worst the worst last
 */
record Ends(List<JsonNode> best, List<JsonNode> worst) {
    private static final int NAMED = 10;

    /** @param scores by rank; those without one last */
    static Ends of(List<JsonNode> scores) {
        List<JsonNode> ranked =
                scores.stream().filter(score -> score.has("rank")).toList();
        int best = Math.min(NAMED, ranked.size() / 2);
        int worst = ranked.size() - best;
        while (best > 0 && isLevel(ranked, best)) {
            best--;
        }
        while (worst < ranked.size() && isLevel(ranked, worst)) {
            worst++;
        }
        return new Ends(ranked.subList(0, best), ranked.subList(worst, ranked.size()));
    }

    /** Whether one has the rank of the one before it. */
    private static boolean isLevel(List<JsonNode> ranked, int at) {
        return at > 0
                && at < ranked.size()
                && ranked.get(at).path("rank").asInt()
                        == ranked.get(at - 1).path("rank").asInt();
    }

    /** Whether anybody is named. */
    boolean isEmpty() {
        return best.isEmpty() && worst.isEmpty();
    }

    /** The best, then the worst. */
    List<JsonNode> both() {
        List<JsonNode> both = new ArrayList<>(best);
        both.addAll(worst);
        return both;
    }
}
