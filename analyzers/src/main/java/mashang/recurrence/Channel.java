package mashang.recurrence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An inverted index: which live clusters hold a term, how strongly, and how long each cluster's vector is.
 *
 * <p>The square of a cluster's length is the sum over its terms of (damped weight · rarity)². It is kept up to date with
 * every change of a weight and of a term's rarity, as a whole number of {@value #PARTS}ths: whole numbers can be taken
 * away again without a trace and added in any order, so that the sum is the same after any history, and after a restart.
 */
final class Channel {
    /** Keeps every sum within a long. */
    private static final double MOST_WEIGHT = 1_000_000;

    private static final double PARTS = 1 << 16;
    /** Weights are mostly small counts. */
    private static final int USUAL = 1024;

    private static final int KNOWN = 4096;

    final Rarity rarity;
    private final Map<String, Posting> postings = new HashMap<>();
    /** The same, in no particular order and without gaps: to go through all of them quickly. */
    private @Nullable Posting[] all = new Posting[64];

    private final Slots slots;
    private final double damping;
    private final double[] dampedCounts = new double[USUAL];
    /** Weights damped lately, by their hash: sums of a few constants come again and again. */
    private final double[] knownWeights = new double[KNOWN];

    private final double[] knownDamped = new double[KNOWN];
    private long[] squares = new long[64];
    /** Counts changes of {@link #postings}. */
    private long edition;

    private List<TermWeight> sought = List.of();
    private @Nullable Posting[] found = new Posting[64];
    private long foundIn;

    /** @param damping exponent of summed weights, 0 to 1: the tenth mention tells less than the first */
    Channel(Rarity rarity, Slots slots, double damping) {
        this.rarity = rarity;
        this.slots = slots;
        this.damping = damping;
        for (int i = 0; i < USUAL; i++) {
            dampedCounts[i] = StrictMath.pow(i, damping);
        }
    }

    /** The live clusters that hold a term; null where none does. */
    @Nullable
    Posting find(String term) {
        return postings.get(term);
    }

    /**
     * The same for many terms, valid until any term is held for the first time or no longer. What was asked last is
     * remembered: a complaint is compared, and then added to what it is like.
     */
    @Nullable
    Posting[] find(List<TermWeight> terms) {
        if (terms != sought || edition != foundIn) {
            if (found.length < terms.size()) {
                found = new Posting[Math.max(terms.size(), 2 * found.length)];
            }
            for (int i = 0; i < terms.size(); i++) {
                found[i] = postings.get(terms.get(i).term());
            }
            sought = terms;
            foundIn = edition;
        }
        return found;
    }

    Posting findOrMake(String term) {
        Posting known = postings.get(term);
        return known == null ? make(term) : known;
    }

    private Posting make(String term) {
        Posting made = new Posting(term, this);
        made.number = postings.size();
        postings.put(term, made);
        if (made.number == all.length) {
            all = Arrays.copyOf(all, 2 * all.length);
        }
        all[made.number] = made;
        edition++;
        return made;
    }

    /** Terms held by live clusters. */
    int terms() {
        return postings.size();
    }

    /** The square of the length of a cluster's vector. */
    double square(int slot) {
        return slot < squares.length ? squares[slot] / PARTS : 0;
    }

    private double damp(double weight) {
        int whole = (int) weight;
        if (whole == weight && whole < USUAL) {
            return dampedCounts[whole];
        }
        long bits = Double.doubleToRawLongBits(weight) * 0x9E3779B97F4A7C15L;
        int at = (int) (bits >>> 52); // 12 bits, for KNOWN
        if (knownWeights[at] != weight) {
            knownWeights[at] = weight;
            knownDamped[at] = StrictMath.pow(Math.min(weight, MOST_WEIGHT), damping);
        }
        return knownDamped[at];
    }

    /** Lets a cluster hold a term, with no weight yet, and says where it stands among the holders. */
    int enter(Posting posting, int slot, int place) {
        if (slot >= squares.length) {
            squares = Arrays.copyOf(squares, Math.max(slot + 1, squares.length * 2));
        }
        int at = posting.add(slot, place);
        retell(posting, posting.holders - 1, posting.holders);
        return at;
    }

    void weigh(Posting posting, int at, double weight) {
        double tells = posting.rarity();
        double damped = damp(weight);
        squares[posting.slots[at]] += part(damped, tells) - part(posting.damped[at], tells);
        posting.damped[at] = damped;
    }

    void leave(Posting posting, int at) {
        squares[posting.slots[at]] -= part(posting.damped[at], posting.rarity());
        posting.remove(at);
        if (at < posting.holders) {
            slots.moved(posting, at);
        }
        if (posting.holders == 0) {
            forget(posting);
        } else {
            retell(posting, posting.holders + 1, posting.holders);
        }
    }

    private void forget(Posting posting) {
        postings.remove(posting.term);
        Posting last = all[postings.size()];
        last.number = posting.number;
        all[last.number] = last;
        all[postings.size()] = null;
        edition++;
    }

    /** Where a count of holders moves to another step, the term tells more or less to all of them. */
    private void retell(Posting posting, int before, int now) {
        int from = Rarity.step(before);
        int to = Rarity.step(now);
        if (from == to) {
            return;
        }
        double old = rarity.ofStep(from);
        double fresh = rarity.ofStep(to);
        for (int i = 0; i < posting.holders; i++) {
            squares[posting.slots[i]] += part(posting.damped[i], fresh) - part(posting.damped[i], old);
        }
    }

    /** Sums everything up again, after all rarities have changed. */
    void resum() {
        Arrays.fill(squares, 0);
        int terms = postings.size();
        for (int number = 0; number < terms; number++) {
            Posting posting = all[number];
            double tells = posting.rarity();
            for (int i = 0; i < posting.holders; i++) {
                squares[posting.slots[i]] += part(posting.damped[i], tells);
            }
        }
    }

    private static long part(double damped, double rarity) {
        double x = damped * rarity;
        return (long) (x * x * PARTS);
    }
}
