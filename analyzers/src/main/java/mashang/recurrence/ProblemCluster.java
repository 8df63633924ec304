package mashang.recurrence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Complaints with one cause (共性问题 once there are enough of them), summed up: what state and checkpoints hold.
 *
 * <p>The order within the lists of terms is that of their first appearance; sums run in it, so that a restored cluster
 * scores to the bit like the original.
 *
 * @param id {@code P-} and the order id of the first member: it never changes
 * @param places terms of places with their summed weights
 * @param issues other terms with their summed weights
 * @param phrases pieces of the members' titles with the number of members that have them
 * @param size members, 1 or more
 * @param callers hashes of the first distinct callers, up to a limit
 * @param openedAt log time of the first member
 * @param touchedAt log time of the latest member: forgetting counts from it
 * @param firstSeen earliest time a member was handed in
 * @param lastSeen latest time a member was handed in
 * @param firstExamples order ids of the first members, oldest first
 * @param latestExamples order ids of the latest members that are not among the first, oldest first
 * @param districts districts with their members
 * @param streets streets with their members
 * @param categories categories with their members
 * @param label a name for people, up to 20 characters; empty until a title has a usable phrase
 * @param keywords what sets it apart from other clusters, best first
 */
public record ProblemCluster(
        String id,
        List<TermWeight> places,
        List<TermWeight> issues,
        List<TermWeight> phrases,
        long size,
        List<String> callers,
        Instant openedAt,
        Instant touchedAt,
        Instant firstSeen,
        Instant lastSeen,
        List<String> firstExamples,
        List<String> latestExamples,
        Map<String, Integer> districts,
        Map<String, Integer> streets,
        Map<String, Integer> categories,
        String label,
        List<String> keywords) {

    /** The label for people; the best keyword where no title had a usable phrase, the id where there is none either. */
    public String shownLabel() {
        String phrase = !label.isEmpty() ? label : keywords.isEmpty() ? "" : keywords.get(0);
        return phrase.isEmpty() ? id : Label.shown(phrase);
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
