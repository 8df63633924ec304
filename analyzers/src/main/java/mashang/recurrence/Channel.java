package mashang.recurrence;

import java.util.Arrays;
import java.util.List;
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
    private final TermNumbers numbers = new TermNumbers();
    /** By the numbers of terms. */
    private @Nullable Posting[] postings = new Posting[64];
    /** The {@link Rarity#step} of each term's holders: small and beside one another, for nearly all that is asked is how rare a term is. */
    private short[] steps = new short[64];

    private final Slots slots;
    private final double damping;
    private final double[] dampedCounts = new double[USUAL];
    /** Weights damped lately, by their hash: sums of a few constants come again and again. */
    private final double[] knownWeights = new double[KNOWN];

    private final double[] knownDamped = new double[KNOWN];
    private long[] squares = new long[64];
    /** Counts changes of {@link #numbers}. */
    private long edition;

    private List<TermWeight> sought = List.of();
    private int[] found = new int[64];
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

    /** The number of a term that live clusters hold; {@link TermNumbers#NONE} where none does. */
    int find(String term) {
        return numbers.find(term);
    }

    /**
     * The same for many terms, valid until any term is held for the first time or no longer. What was asked last is
     * remembered: a complaint is compared, and then added to what it is like.
     */
    int[] find(List<TermWeight> terms) {
        if (terms != sought || edition != foundIn) {
            if (found.length < terms.size()) {
                found = new int[Math.max(terms.size(), 2 * found.length)];
            }
            for (int i = 0; i < terms.size(); i++) {
                found[i] = numbers.find(terms.get(i).term());
            }
            sought = terms;
            foundIn = edition;
        }
        return found;
    }

    /** The number of a term that none held when it was {@link #find looked for}. */
    int make(String term) {
        int made = numbers.give(term);
        if (made >= postings.length) {
            int length = Math.max(made + 1, 2 * postings.length);
            postings = Arrays.copyOf(postings, length);
            steps = Arrays.copyOf(steps, length);
        }
        postings[made] = new Posting(this);
        edition++;
        return made;
    }

    /** The live clusters that hold a term. */
    Posting posting(int term) {
        Posting posting = postings[term];
        if (posting == null) {
            throw new IllegalStateException("term " + term + " is held by none");
        }
        return posting;
    }

    /** Whether more than one live cluster holds a term. */
    boolean isShared(int term) {
        return steps[term] > 1;
    }

    /** How much a term tells. */
    double rarity(int term) {
        return rarity.ofStep(steps[term]);
    }

    String term(int number) {
        return numbers.term(number);
    }

    /** Terms held by live clusters. */
    int terms() {
        return numbers.size();
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
    int enter(int term, int slot, int place, boolean isPlaced) {
        if (slot >= squares.length) {
            squares = Arrays.copyOf(squares, Math.max(slot + 1, squares.length * 2));
        }
        Posting posting = posting(term);
        int at = posting.add(slot, place, isPlaced);
        if (at < posting.holders - 1) {
            slots.moved(posting, posting.holders - 1);
        }
        steps[term] = (short) Rarity.step(posting.holders);
        retell(posting, posting.holders - 1, posting.holders);
        return at;
    }

    /** Tells what a term weighs in a cluster now, and gives the damped weight back. */
    double weigh(int term, int at, double weight) {
        Posting posting = posting(term);
        double tells = rarity(term);
        double damped = damp(weight);
        squares[posting.slots[at]] += part(damped, tells) - part(posting.damped[at], tells);
        posting.damped[at] = damped;
        return damped;
    }

    void leave(int term, int at) {
        Posting posting = posting(term);
        squares[posting.slots[at]] -= part(posting.damped[at], rarity(term));
        int gap = at;
        if (at < posting.placeless) {
            gap = --posting.placeless;
            fill(posting, at, gap);
        }
        fill(posting, gap, posting.holders - 1);
        posting.removeLast();
        steps[term] = (short) Rarity.step(posting.holders);
        if (posting.holders == 0) {
            numbers.take(term);
            postings[term] = null;
            edition++;
        } else {
            retell(posting, posting.holders + 1, posting.holders);
        }
    }

    private void fill(Posting posting, int gap, int from) {
        if (gap != from) {
            posting.move(from, gap);
            slots.moved(posting, gap);
        }
    }

    /** The cluster that stands there names a place now, or none any more. */
    void place(int term, int at, boolean isPlaced) {
        Posting posting = posting(term);
        int to = isPlaced ? --posting.placeless : posting.placeless++;
        if (at != to) {
            posting.swap(at, to);
            slots.moved(posting, at);
            slots.moved(posting, to);
        }
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
        int bound = Math.min(slots.bound(), squares.length);
        for (int slot = 0; slot < bound; slot++) {
            LiveCluster cluster = slots.find(slot);
            squares[slot] = cluster == null ? 0 : cluster.terms(this).square();
        }
    }

    /** What a term adds to the square of a cluster's length. */
    long part(int term, double damped) {
        return part(damped, rarity(term));
    }

    private static long part(double damped, double rarity) {
        double x = damped * rarity;
        return (long) (x * x * PARTS);
    }
}
