package mashang.recurrence;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which live cluster has been idle for longest; those an analyst spoke about come last.
 *
 * <p>A cluster only ever becomes less idle. So it is filed where it stood when it was last looked at, and filed anew only
 * when it comes to the front: what is asked for is in front of all others then, who stand no further back than they are
 * filed.
 */
final class Idleness {
    private final TreeSet<Filed> filed = new TreeSet<>(Idleness::compare);
    private final Map<LiveCluster, Filed> byCluster = new HashMap<>();

    /** A cluster and how idle it was at some time. */
    private record Filed(LiveCluster cluster, boolean decided, Instant touchedAt) {
        boolean isPresent() {
            return decided == cluster.decided && touchedAt.equals(cluster.touchedAt);
        }
    }

    private static int compare(Filed a, Filed b) {
        if (a.decided != b.decided) {
            return a.decided ? 1 : -1;
        }
        int byTime = a.touchedAt.compareTo(b.touchedAt);
        return byTime != 0 ? byTime : a.cluster.id.compareTo(b.cluster.id);
    }

    void add(LiveCluster cluster) {
        Filed now = new Filed(cluster, cluster.decided, cluster.touchedAt);
        byCluster.put(cluster, now);
        filed.add(now);
    }

    void remove(LiveCluster cluster) {
        Filed was = byCluster.remove(cluster);
        if (was != null) {
            filed.remove(was);
        }
    }

    /** The one idle for longest; null where there are none. */
    @Nullable
    LiveCluster first() {
        while (!filed.isEmpty()) {
            Filed first = filed.first();
            if (first.isPresent()) {
                return first.cluster;
            }
            filed.pollFirst();
            add(first.cluster);
        }
        return null;
    }
}
