package mashang.recurrence;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Complaints with one cause (共性问题 once there are enough of them), summed up: what state and checkpoints hold.
 *
 * <p>The order within the lists of terms is that of their first appearance; sums run in it, so that a restored cluster
 * scores to the bit like the original.
 *
 * @param id {@code P-} and the order id of its first member ({@code S-} where an analyst split it off): it never changes
 * @param places terms of places with their summed weights
 * @param issues other terms with their summed weights
 * @param areas grid cells, or streets, with their members, as far as it is known
 * @param size members, 1 or more
 * @param length sum of the members' {@link Signature#length()}
 * @param changedWith how many complaints the clusterer had taken when this cluster last changed
 * @param aliases its former ids, oldest first
 * @param apart ids of the problems that are never merged with this one but by an analyst, sorted
 * @param decided whether an analyst spoke about it: it is not forgotten for being idle
 * @param openedAt log time of the first member
 * @param touchedAt log time of the latest member: forgetting counts from it
 */
public record ProblemCluster(
        String id,
        List<TermWeight> places,
        List<TermWeight> issues,
        Map<String, Integer> areas,
        long size,
        double length,
        long changedWith,
        List<Alias> aliases,
        List<String> apart,
        boolean decided,
        Instant openedAt,
        Instant touchedAt) {}
