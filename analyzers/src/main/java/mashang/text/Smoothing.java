package mashang.text;

/**
 * What a step from one word to the next costs: smartcn's formula, −log of the interpolated probability, reckoned in
 * the same order of operations, so that sums and ties come out the same to the bit.
 */
final class Smoothing {
    /** The number of words smartcn's frequencies were counted in; also the frequency it gives punctuation. */
    static final int ALL = 2079997 + 80000;

    private static final double UNIGRAM = 0.1;
    private static final double TINY = 1.0 / ALL;

    private Smoothing() {}

    /**
     * @param first how often the first word was seen
     * @param pair how often the pair was seen; 0 if never
     */
    static double weight(int first, int pair) {
        double seen = first;
        return -Math.log(
                UNIGRAM * (1.0 + seen) / (ALL + 0.0) + (1.0 - UNIGRAM) * ((1.0 - TINY) * pair / (1.0 + seen) + TINY));
    }
}
