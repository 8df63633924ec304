package mashang.recurrence;

/** The few terms of a text or cluster that tell most, most telling first; of equals the one offered first. */
final class TellingTerms {
    private Posting[] postings = new Posting[0];
    private double[] weights = new double[0];
    private int most;
    private int count;

    /** Forgets all terms; from now on the {@code newMost} most telling ones are kept. */
    void clear(int newMost) {
        if (postings.length < newMost) {
            postings = new Posting[newMost];
            weights = new double[newMost];
        }
        most = newMost;
        count = 0;
    }

    int count() {
        return count;
    }

    Posting posting(int i) {
        return postings[i];
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
            postings[to] = postings[to - 1];
            weights[to] = weights[to - 1];
            to--;
        }
        postings[to] = posting;
        weights[to] = weight;
    }
}
