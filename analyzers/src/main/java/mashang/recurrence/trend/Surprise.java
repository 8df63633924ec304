package mashang.recurrence.trend;

/**
 * How surprising a count is, where its rate is known only from counts before it: the tail of the negative binomial
 * distribution, which is what a Poisson count follows whose rate has a Gamma distribution (Gelman et al., Bayesian Data
 * Analysis, 3rd ed., 2.6).
 */
final class Surprise {
    /** Up to here the tail is summed; beyond, its Chernoff bound is near enough and never too small. */
    private static final int SUMMED = 64;

    /** Terms this small beside their sum no longer matter. */
    private static final double NEGLIGIBLE = 1e-4;

    private Surprise() {}

    /**
     * The probability of at least so many.
     *
     * @param count 0 or more
     * @param shape of the rate's distribution: 0.5 and what was counted before; above 0
     * @param exposure in which that was counted; above 0
     * @param ahead exposure in which {@code count} is counted; above 0
     */
    static double atLeast(int count, double shape, double exposure, double ahead) {
        double mean = shape * ahead / exposure;
        if (count <= mean) {
            return 1;
        }
        return count <= SUMMED ? summed(count, shape, exposure, ahead) : bound(count, shape, mean);
    }

    private static double summed(int count, double shape, double exposure, double ahead) {
        double share = ahead / (exposure + ahead);
        double term = StrictMath.exp(shape * StrictMath.log(exposure / (exposure + ahead)));
        for (int i = 0; i < count; i++) {
            term *= (shape + i) / (i + 1) * share;
        }
        double sum = term;
        for (int i = count; term > sum * NEGLIGIBLE; i++) {
            term *= (shape + i) / (i + 1) * share;
            sum += term;
        }
        return Math.min(1, sum);
    }

    private static double bound(int count, double shape, double mean) {
        return StrictMath.exp((shape + count) * StrictMath.log((shape + count) / (shape + mean))
                - count * StrictMath.log(count / mean));
    }

    /** −log10, and 300 where the probability is too small to be told from 0. */
    static double score(double probability) {
        return probability <= 1e-300 ? 300 : -StrictMath.log10(probability);
    }
}
