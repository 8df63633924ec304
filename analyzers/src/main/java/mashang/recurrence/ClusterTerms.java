package mashang.recurrence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The terms of one cluster in one channel. Their order is kept with them, so that a restored cluster goes on alike. */
final class ClusterTerms {
    /** Pruning takes a sort, so it waits until a quarter too many are there. */
    private static final double SLACK = 1.25;
    /** What is left of a weight after subtraction is a rounding error below this. */
    private static final double NOTHING = 1e-9;

    private static final int LEAST = 4;

    private final Channel channel;
    private final int slot;
    /** Their numbers. */
    private int[] numbers = new int[LEAST];
    /** Where the cluster stands among a term's holders. */
    private int[] at = new int[LEAST];

    private double[] weights = new double[LEAST];
    /** The same as {@link Posting#damped}, but of one cluster beside one another. */
    private double[] damped = new double[LEAST];

    private int count;
    /** Whether the cluster names a place: its terms for issues stand elsewhere then. */
    private boolean isPlaced;

    ClusterTerms(Channel channel, int slot, boolean isPlaced) {
        this.isPlaced = isPlaced;
        this.channel = channel;
        this.slot = slot;
    }

    Channel channel() {
        return channel;
    }

    int count() {
        return count;
    }

    /** The number of the term at a place. */
    int number(int place) {
        return numbers[place];
    }

    double weight(int place) {
        return weights[place];
    }

    double damped(int place) {
        return damped[place];
    }

    /** The cluster names a place now, or none any more. */
    void place(boolean isNowPlaced) {
        if (isPlaced != isNowPlaced) {
            isPlaced = isNowPlaced;
            for (int place = 0; place < count; place++) {
                channel.place(numbers[place], at[place], isNowPlaced);
            }
        }
    }

    /** The square of the length of the cluster's vector. */
    long square() {
        long square = 0;
        for (int place = 0; place < count; place++) {
            square += channel.part(numbers[place], damped[place]);
        }
        return square;
    }

    /** Most clusters stay what their first member made them: they get no room for more. */
    private void hold(int length) {
        numbers = Arrays.copyOf(numbers, length);
        at = Arrays.copyOf(at, length);
        weights = Arrays.copyOf(weights, length);
        damped = Arrays.copyOf(damped, length);
    }

    void addAll(List<TermWeight> terms) {
        if (terms.size() > numbers.length) {
            hold(terms.size());
        }
        int[] found = channel.find(terms);
        int before = count;
        for (int i = 0; i < terms.size(); i++) {
            TermWeight term = terms.get(i);
            add(found[i] == TermNumbers.NONE ? channel.make(term.term()) : found[i], term.weight(), before);
        }
    }

    /** Adds all terms of another cluster of the same channel. */
    void addAll(ClusterTerms other) {
        int before = count;
        for (int place = 0; place < other.count; place++) {
            add(other.numbers[place], other.weights[place], before);
        }
    }

    /** @param before places at which the term may stand already: what is added with it is other terms */
    private void add(int number, double weight, int before) {
        int place = find(number, before);
        if (place < 0) {
            place = append(number);
        }
        weights[place] += weight;
        damped[place] = channel.weigh(number, at[place], weights[place]);
    }

    /** Takes weight away, as far as there is any. */
    void subtractAll(List<TermWeight> terms) {
        for (TermWeight term : terms) {
            int number = channel.find(term.term());
            int place = number == TermNumbers.NONE ? -1 : find(number, count);
            if (place < 0) {
                continue;
            }
            weights[place] -= term.weight();
            if (weights[place] < NOTHING) {
                remove(place);
            } else {
                damped[place] = channel.weigh(number, at[place], weights[place]);
            }
        }
    }

    /**
     * The place of a term among the first {@code most}; −1 where the cluster does not hold it. Looks through the shorter of the
     * two lists.
     */
    private int find(int number, int most) {
        Posting posting = channel.posting(number);
        if (posting.holders < most) {
            for (int i = 0; i < posting.holders; i++) {
                if (posting.slots[i] == slot) {
                    return posting.places[i];
                }
            }
            return -1;
        }
        for (int place = 0; place < most; place++) {
            if (numbers[place] == number) {
                return place;
            }
        }
        return -1;
    }

    private int append(int number) {
        if (count == numbers.length) {
            hold(count + Math.max(LEAST, count / 8));
        }
        numbers[count] = number;
        weights[count] = 0;
        damped[count] = 0;
        at[count] = channel.enter(number, slot, count, isPlaced);
        return count++;
    }

    /** The last term takes the place of the removed one. */
    private void remove(int place) {
        channel.leave(numbers[place], at[place]);
        count--;
        if (place < count) {
            numbers[place] = numbers[count];
            at[place] = at[count];
            weights[place] = weights[count];
            damped[place] = damped[count];
            channel.posting(numbers[place]).places[at[place]] = place;
        }
    }

    /** The cluster stands elsewhere among the holders of its term. */
    void moved(int place, int newAt) {
        at[place] = newAt;
    }

    /** Forgets the lightest terms where there are clearly more than {@code most}; of equals those that stand first. */
    void prune(int most) {
        if (count <= most * SLACK) {
            return;
        }
        double[] sorted = Arrays.copyOf(weights, count);
        Arrays.sort(sorted);
        double least = sorted[count - most];
        List<Integer> lighter = new ArrayList<>();
        List<Integer> equal = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            if (weights[place] < least) {
                lighter.add(numbers[place]);
            } else if (weights[place] == least) {
                equal.add(numbers[place]);
            }
        }
        lighter.addAll(equal.subList(0, count - most - lighter.size()));
        for (int number : lighter) {
            remove(find(number, count));
        }
    }

    void clear() {
        while (count > 0) {
            remove(count - 1);
        }
    }

    List<TermWeight> snapshot() {
        List<TermWeight> terms = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            terms.add(new TermWeight(channel.term(numbers[place]), weights[place]));
        }
        return terms;
    }
}
