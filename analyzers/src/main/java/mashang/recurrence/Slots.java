package mashang.recurrence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Small numbers for live clusters, so that arrays can hold what is known of them; given again when one has gone. */
final class Slots {
    private @Nullable LiveCluster[] clusters = new LiveCluster[64];
    private int[] free = new int[64];
    private int freed;
    private int used;

    int take(LiveCluster cluster) {
        int slot = freed > 0 ? free[--freed] : used++;
        if (slot >= clusters.length) {
            clusters = Arrays.copyOf(clusters, slot * 2);
        }
        clusters[slot] = cluster;
        return slot;
    }

    void release(int slot) {
        clusters[slot] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed * 2);
        }
        free[freed++] = slot;
    }

    LiveCluster at(int slot) {
        LiveCluster cluster = clusters[slot];
        if (cluster == null) {
            throw new IllegalStateException("slot " + slot + " is free");
        }
        return cluster;
    }

    /** The cluster of a slot; null where it is free. */
    @Nullable
    LiveCluster find(int slot) {
        return clusters[slot];
    }

    /** Every slot in use is smaller. */
    int bound() {
        return used;
    }

    /** Tells a cluster that one of its terms stands elsewhere among the term's holders. */
    void moved(Posting posting, int at) {
        at(posting.slots[at]).terms(posting.channel).moved(posting.places[at], at);
    }
}
