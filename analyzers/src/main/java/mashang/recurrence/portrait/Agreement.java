package mashang.recurrence.portrait;

/**
 * How much the members of a problem have in common beside a name.
 *
 * @param value the mean, over the few words that are most shared, of the
 *     share of members that have the word, in title or text, times how telling it is. From 0 to 1, and a little more where many
 *     agree, for many agree less by chance. Told against a reader's gold, it parts problems with one matter from those with
 *     several by an area under the curve of .87, where the cosine of titles has .5
 * @param reach the share of members that have the two most telling of them, 0 to 1: of few members, who speaks of something else
 */
record Agreement(double value, double reach) {
    private static final int MOST = 6;
    /** Of so many words of a text one can be asked to be shared: a title alone has few. */
    private static final double ONE_OF = 3;

    /** A word that one problem in fifty has, or fewer, is fully telling: ln 54. */
    private static final double TELLING = 4;

    private static final int REACH = 2;

    private static final int FEW = 3;
    private static final double FOR_MANY = .15;

    static Agreement of(Tally words, double weight, int problems, String name) {
        double each = 0;
        for (int i = 0; i < words.size(); i++) {
            each += words.weight(i) / weight;
        }
        double[] best = new double[(int) Math.max(1, Math.min(MOST, Math.round(each / ONE_OF)))];
        double[] shares = new double[best.length];
        double telling = Math.min(TELLING, Appearance.rarity(1, problems));
        for (int i = 0; i < words.size(); i++) {
            double share = Math.min(1, words.weight(i) / weight);
            if (share * telling > best[best.length - 1] && !isName(words.text(i), name)) {
                double rarity = Appearance.rarity(words.holders(i), problems);
                insert(best, shares, share * Math.min(TELLING, rarity), share);
            }
        }
        double sum = 0;
        for (double value : best) {
            sum += value;
        }
        double many = 1 + FOR_MANY * StrictMath.log(Math.max(1, weight / FEW));
        int first = Math.min(REACH, best.length);
        double reach = 0;
        for (int i = 0; i < first; i++) {
            reach += shares[i] / first;
        }
        return new Agreement(sum / (best.length * telling) * many, reach);
    }

    /** Whether a word is half of the main name: all have it, whatever they speak of. */
    private static boolean isName(String word, String name) {
        return 2 * word.length() >= name.length() && name.contains(word);
    }

    private static void insert(double[] best, double[] shares, double value, double share) {
        int to = best.length - 1;
        if (value <= best[to]) {
            return;
        }
        while (to > 0 && best[to - 1] < value) {
            best[to] = best[to - 1];
            shares[to] = shares[to - 1];
            to--;
        }
        best[to] = value;
        shares[to] = share;
    }
}
