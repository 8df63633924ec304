package mashang.recurrence;

import java.util.Arrays;

/** The few terms of a text or cluster that tell most, most telling first; of equals the one offered first. */
final class TellingTerms {
    /** Offered terms that were among the most telling when they came; only their numbers are moved about. */
    private Posting[] offered = new Posting[64];

    private int offers;
    private int[] order = new int[0];
    private double[] weights = new double[0];
    private int most;
    private int count;

    /** Forgets all terms; from now on the {@code newMost} most telling ones are kept. */
    void clear(int newMost) {
        if (order.length < newMost) {
            order = new int[newMost];
            weights = new double[newMost];
        }
        most = newMost;
        count = 0;
        offers = 0;
    }

    int count() {
        return count;
    }

    Posting posting(int i) {
        return offered[order[i]];
    }

    double weight(int i) {
        return weights[i];
    }

    void offer(Posting posting, double weight) {
        if (count == most && weight <= weights[count - 1]) {
            return;
        }
        int to = count == most ? count - 1 : count++;
        while (to > 0 && weights[to - 1] < weight) {
            order[to] = order[to - 1];
            weights[to] = weights[to - 1];
            to--;
        }
        if (offers == offered.length) {
            offered = Arrays.copyOf(offered, offers * 2);
        }
        offered[offers] = posting;
        order[to] = offers++;
        weights[to] = weight;
    }
}
