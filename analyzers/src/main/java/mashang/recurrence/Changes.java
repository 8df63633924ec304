package mashang.recurrence;

import java.util.Collection;
import java.util.Map;

/**
 * What a batch of complaints and the passing of time changed.
 *
 * @param changed live clusters with new members, by id, in the order of ids
 * @param retired clusters that were forgotten, as they were last, by id, in the order of ids
 */
public record Changes(Map<String, ProblemCluster> changed, Map<String, ProblemCluster> retired) {

    /** Remembers that these are gone. */
    void retire(Collection<ProblemCluster> gone) {
        for (ProblemCluster cluster : gone) {
            retired.put(cluster.id(), cluster);
        }
    }
}
