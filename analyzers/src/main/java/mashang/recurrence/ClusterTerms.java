package mashang.recurrence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms of one cluster in one channel. Their order is kept with them, so that a restored cluster goes on alike. */
final class ClusterTerms {
    /** Pruning takes a sort, so it waits until a quarter too many are there. */
    private static final double SLACK = 1.25;
    /** What is left of a weight after subtraction is a rounding error below this. */
    private static final double NOTHING = 1e-9;

    private final Channel channel;
    private final int slot;
    private Posting[] postings = new Posting[4];
    /** Where the cluster stands among a term's holders. */
    private int[] at = new int[4];

    private double[] weights = new double[4];
    private int count;

    ClusterTerms(Channel channel, int slot) {
        this.channel = channel;
        this.slot = slot;
    }

    Channel channel() {
        return channel;
    }

    int count() {
        return count;
    }

    Posting posting(int place) {
        return postings[place];
    }

    double weight(int place) {
        return weights[place];
    }

    double damped(int place) {
        return postings[place].damped[at[place]];
    }

    void addAll(List<TermWeight> terms) {
        @Nullable Posting[] found = channel.find(terms);
        for (int i = 0; i < terms.size(); i++) {
            TermWeight term = terms.get(i);
            Posting posting = found[i];
            add(posting == null ? channel.findOrMake(term.term()) : posting, term.weight());
        }
    }

    /** Adds all terms of another cluster of the same channel. */
    void addAll(ClusterTerms other) {
        for (int place = 0; place < other.count; place++) {
            add(other.postings[place], other.weights[place]);
        }
    }

    private void add(Posting posting, double weight) {
        int place = find(posting);
        if (place < 0) {
            place = append(posting);
        }
        weights[place] += weight;
        channel.weigh(posting, at[place], weights[place]);
    }

    /** Takes weight away, as far as there is any. */
    void subtractAll(List<TermWeight> terms) {
        for (TermWeight term : terms) {
            Posting posting = channel.find(term.term());
            int place = posting == null ? -1 : find(posting);
            if (posting == null || place < 0) {
                continue;
            }
            weights[place] -= term.weight();
            if (weights[place] < NOTHING) {
                remove(place);
            } else {
                channel.weigh(posting, at[place], weights[place]);
            }
        }
    }

    /** The place of a term; −1 where the cluster does not hold it. Looks through the shorter of the two lists. */
    int find(Posting posting) {
        if (posting.holders < count) {
            for (int i = 0; i < posting.holders; i++) {
                if (posting.slots[i] == slot) {
                    return posting.places[i];
                }
            }
            return -1;
        }
        for (int place = 0; place < count; place++) {
            if (postings[place] == posting) {
                return place;
            }
        }
        return -1;
    }

    private int append(Posting posting) {
        if (count == postings.length) {
            int length = count < 64 ? count * 2 : count + count / 4;
            postings = Arrays.copyOf(postings, length);
            at = Arrays.copyOf(at, length);
            weights = Arrays.copyOf(weights, length);
        }
        postings[count] = posting;
        weights[count] = 0;
        at[count] = channel.enter(posting, slot, count);
        return count++;
    }

    /** The last term takes the place of the removed one. */
    private void remove(int place) {
        channel.leave(postings[place], at[place]);
        count--;
        if (place < count) {
            postings[place] = postings[count];
            at[place] = at[count];
            weights[place] = weights[count];
            postings[place].places[at[place]] = place;
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
        List<Posting> lighter = new ArrayList<>();
        List<Posting> equal = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            if (weights[place] < least) {
                lighter.add(postings[place]);
            } else if (weights[place] == least) {
                equal.add(postings[place]);
            }
        }
        lighter.addAll(equal.subList(0, count - most - lighter.size()));
        for (Posting posting : lighter) {
            remove(find(posting));
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
            terms.add(new TermWeight(postings[place].term, weights[place]));
        }
        return terms;
    }
}
