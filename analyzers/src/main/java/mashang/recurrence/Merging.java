package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds live clusters that have become alike. */
final class Merging {
    private final Search search;
    private final ClustererSettings settings;

    Merging(Search search, ClustererSettings settings) {
        this.search = search;
        this.settings = settings;
    }

    /**
     * The cluster that this one is to be merged with; null where none is like it enough.
     *
     * @param caution how many times as much it takes where nothing else speaks for it; that both lie in the same area and are of late does
     */
    @Nullable
    LiveCluster partner(LiveCluster cluster, Instant now, double caution) {
        LiveCluster partner = search.partner(cluster, now);
        if (partner == null) {
            return null;
        }
        double times = Side.of(cluster).isHere(partner, now) ? 1 : caution;
        return search.bestScore() >= times * least(cluster, partner) ? partner : null;
    }

    private double least(LiveCluster a, LiveCluster b) {
        double length = (a.length + b.length) / (a.size + b.size);
        boolean placed = a.places.count() > 0 && b.places.count() > 0;
        return settings.leastToMerge(length, Math.min(a.size, b.size), placed);
    }

    /** The clusters in the order in which they look for a partner. */
    static List<LiveCluster> inOrder(Iterable<LiveCluster> clusters) {
        List<LiveCluster> order = new ArrayList<>();
        clusters.forEach(order::add);
        order.sort(LiveCluster.BY_SIZE);
        return order;
    }
}
