package mashang.recurrence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Complaints with one cause (共性问题 once there are enough of them), summed up: what state and checkpoints hold.
 *
 * <p>The order within the lists of terms is that of their first appearance; sums run in it, so that a restored cluster
 * scores to the bit like the original.
 *
 * @param id {@code P-} and the order id of its first member ({@code S-} where an analyst split it off): it never changes
 * @param places terms of places with their summed weights
 * @param issues other terms with their summed weights
 * @param phrases pieces of the members' titles with the number of members that have them
 * @param size members, 1 or more
 * @param length sum of the members' {@link Signature#length()}
 * @param changedWith how many complaints the clusterer had taken when this cluster last changed
 * @param aliases its former ids, oldest first
 * @param apart ids of the problems that are never merged with this one but by an analyst, sorted
 * @param decided whether an analyst spoke about it: it is not forgotten for being idle
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
        double length,
        long changedWith,
        List<Alias> aliases,
        List<String> apart,
        boolean decided,
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

    /**
     * The label for people: the phrase, and where that is only a place, what is wrong there ({@code 丽发新城：搅拌、噪音}); the id
     * where there are no words at all.
     */
    public String shownLabel() {
        Set<String> names = places.stream().map(TermWeight::term).collect(Collectors.toSet());
        List<String> issueWords =
                keywords.stream().filter(word -> !names.contains(word)).toList();
        String shown = Label.shown(label, issueWords);
        return shown.isEmpty() ? id : shown;
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
