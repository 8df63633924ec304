package mashang.recurrence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An inverted index: which live clusters hold a term, and so how much the term tells. */
final class Channel {
    /** Exponent of the inverse cluster frequency; tuned on labelled streams. */
    private static final double RARITY = .81;
    /** Exponent of summed weights: the tenth mention tells less than the first. */
    private static final double DAMPING = .84;

    private final Map<String, Posting> postings = new HashMap<>();
    private double[] rarityByHolders = new double[64];
    private int rarityClusters = -1;

    /** A term and the clusters that hold it, in no particular order. */
    static final class Posting {
        final String term;
        final List<Entry> holders = new ArrayList<>(2);

        Posting(String term) {
            this.term = term;
        }
    }

    /** A term in a cluster. */
    static final class Entry {
        final Posting posting;
        final LiveCluster cluster;
        private int place;
        double weight;
        double damped;

        private Entry(Posting posting, LiveCluster cluster) {
            this.posting = posting;
            this.cluster = cluster;
            this.place = posting.holders.size();
            posting.holders.add(this);
        }

        void add(double more) {
            weight += more;
            damped = StrictMath.pow(weight, DAMPING);
        }
    }

    /** The clusters that hold a term; null where none does. */
    @Nullable
    Posting find(String term) {
        return postings.get(term);
    }

    Entry enter(String term, LiveCluster cluster) {
        return new Entry(postings.computeIfAbsent(term, Posting::new), cluster);
    }

    void remove(Entry entry) {
        List<Entry> holders = entry.posting.holders;
        Entry last = holders.remove(holders.size() - 1);
        if (last != entry) {
            holders.set(entry.place, last);
            last.place = entry.place;
        }
        if (holders.isEmpty()) {
            postings.remove(entry.posting.term);
        }
    }

    /**
     * Inverse cluster frequency, {@code ln(1 + (clusters + 1) / (1 + holders)) ^ }{@value #RARITY}.
     *
     * <p>StrictMath here and in {@link Entry}: the same score on every machine.
     */
    double rarity(int holders, int clusters) {
        if (clusters != rarityClusters) {
            Arrays.fill(rarityByHolders, 0);
            rarityClusters = clusters;
        }
        if (holders >= rarityByHolders.length) {
            rarityByHolders = Arrays.copyOf(rarityByHolders, holders * 2);
        }
        if (rarityByHolders[holders] == 0) {
            rarityByHolders[holders] = fresh(holders, clusters);
        }
        return rarityByHolders[holders];
    }

    private static double fresh(int holders, int clusters) {
        return StrictMath.pow(StrictMath.log(1 + (clusters + 1.0) / (1 + holders)), RARITY);
    }
}
