package mashang.recurrence.portrait;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All that is known of how a problem looks: what state and checkpoints hold. Lists of what is counted are in the order of
 * first appearance, in which sums run.
 *
 * @param problemId the problem
 * @param size members
 * @param weight members, each caller's repeats damped
 * @param unknown members without a known caller
 * @param callers the first distinct callers, up to a limit
 * @param moreCallers members of callers beyond that limit: each counts as a person, though he may have come before
 * @param names names of places and bodies
 * @param words words of titles
 * @param phrases what titles say is wrong
 * @param districts districts with their members; so on
 * @param firstSeen earliest time a member was handed in
 * @param lastSeen latest time a member was handed in
 * @param firstExamples order ids of the first members, each of another caller where possible
 * @param latestExamples order ids of the latest members
 * @param heat sum of the members, decayed to {@code heatAt}
 * @param heatAt the time of the latest member
 * @param place the place of its label; empty until there is one
 * @param matter what is wrong there; empty until there is something to say
 * @param matterMore a second matter, or empty
 * @param theme whether it is a theme
 */
public record Portrait(
        String problemId,
        long size,
        double weight,
        long unknown,
        List<CallerCount> callers,
        long moreCallers,
        List<Named> names,
        List<Named> words,
        List<Named> phrases,
        Map<String, Integer> districts,
        Map<String, Integer> streets,
        Map<String, Integer> grids,
        Map<String, Integer> categories,
        Map<String, Integer> units,
        Instant firstSeen,
        Instant lastSeen,
        List<String> firstExamples,
        List<String> latestExamples,
        double heat,
        Instant heatAt,
        String place,
        String matter,
        String matterMore,
        Theme.Reason theme) {

    /** Distinct callers, each complaint without a known one a person of his own. */
    public long people() {
        return callers.size() + unknown + moreCallers;
    }

    /** The name for people: {@code 丽发新城：搅拌站、噪音}; the id where there are no words at all. */
    public String label() {
        String label = ProblemLabel.shown(place, matter, matterMore);
        return label.isEmpty() ? problemId : label;
    }

    /** The most frequent names of a count, most frequent first, equally frequent ones by name. */
    public static List<String> main(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
