package mashang.recurrence.portrait;

/**
 * How typical a phrase of titles is of a problem: for three quarters by the share of titles that have it, for a quarter by the mean share of
 * members that have its words somewhere, in title or text. What one indignant title says is not what all speak of.
 */
record Typical(Tally words, double weight) implements Appearance.Shares {
    private static final double TITLES = .75;
    private static final int LONGEST_WORD = 6;

    @Override
    public double of(String phrase, double titles) {
        return TITLES * titles + (1 - TITLES) * spoken(phrase);
    }

    @Override
    public double most(double titles) {
        return TITLES * titles + (1 - TITLES);
    }

    /** The mean share of the words within a phrase, by their length; 0 where it has none. */
    private double spoken(String phrase) {
        double sum = 0;
        int known = 0;
        for (int from = 0; from < phrase.length(); ) {
            int length = word(phrase, from);
            if (length > 0) {
                sum += length * Math.min(1, words.get(phrase.substring(from, from + length)) / weight);
                known += length;
            }
            from += Math.max(1, length);
        }
        return known == 0 ? 0 : sum / known;
    }

    /** Length of the longest word that begins here; 0 where none does. */
    private int word(String phrase, int from) {
        for (int to = Math.min(phrase.length(), from + LONGEST_WORD); to > from + 1; to--) {
            if (words.get(phrase.substring(from, to)) > 0) {
                return to - from;
            }
        }
        return 0;
    }
}
