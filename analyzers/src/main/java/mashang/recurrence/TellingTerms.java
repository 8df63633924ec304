package mashang.recurrence;

/** The few terms of a text or cluster that tell most, most telling first; of equals the one offered first. */
final class TellingTerms {
    /** Twice a term's number, plus 1 for an issue. */
    private int[] terms = new int[0];

    private double[] weights = new double[0];
    private int most;
    private int count;

    /** Forgets all terms; from now on the {@code newMost} most telling ones are kept. */
    void clear(int newMost) {
        if (terms.length < newMost) {
            terms = new int[newMost];
            weights = new double[newMost];
        }
        most = newMost;
        count = 0;
    }

    int count() {
        return count;
    }

    /** Its number in its channel. */
    int number(int i) {
        return terms[i] >> 1;
    }

    boolean isIssue(int i) {
        return (terms[i] & 1) != 0;
    }

    /** Where the term for an issue with this number is; −1 where it is not. */
    int findIssue(int number) {
        for (int i = 0; i < count; i++) {
            if (terms[i] == 2 * number + 1) {
                return i;
            }
        }
        return -1;
    }

    double weight(int i) {
        return weights[i];
    }

    void offer(int number, boolean isIssue, double weight) {
        if (count == most && weight <= weights[count - 1]) {
            return;
        }
        int to = count == most ? count - 1 : count++;
        while (to > 0 && weights[to - 1] < weight) {
            terms[to] = terms[to - 1];
            weights[to] = weights[to - 1];
            to--;
        }
        terms[to] = 2 * number + (isIssue ? 1 : 0);
        weights[to] = weight;
    }
}
