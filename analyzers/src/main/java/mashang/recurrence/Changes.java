package mashang.recurrence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a batch of complaints and words of analysts and the passing of time changed.
 *
 * @param changed ids of live clusters that are not as they were before, in order
 * @param retired clusters that were forgotten, as they were last, by id, in the order of ids
 * @param assignments where each complaint of the batch went, in the order they were taken
 * @param merges clusters that went into others, in the order it happened
 */
public record Changes(
        Set<String> changed, Map<String, ProblemCluster> retired, List<Assignment> assignments, List<Merged> merges) {

    /** Ids that are no live cluster's any more, in order: their state is to be removed. */
    public Collection<String> gone() {
        TreeSet<String> gone = new TreeSet<>(retired.keySet());
        merges.forEach(merged -> gone.add(merged.from()));
        return gone;
    }
}
