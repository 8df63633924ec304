package mashang.recurrence;

/**
 * How much a term tells: its inverse cluster frequency, {@code ln(1 + (clusters + 1) / (1 + holders)) ^ }{@value
 * #EXPONENT}.
 *
 * <p>Both counts are rounded, so that what hangs on them need not be reckoned anew with every complaint: holders to 5
 * binary digits, a pure function; live clusters to a count that is only replaced when it is off by a twelfth. That
 * count depends on the past and is therefore kept ({@link ClustererState}). StrictMath: the same score on every machine.
 */
final class Rarity {
    /** Tuned on labelled streams. */
    private static final double EXPONENT = .81;

    private static final double STEP = 1.08;
    /** Few clusters double quickly: below some hundreds a step is this wide. */
    private static final int LEAST_STEP = 16;

    private static final int EXACT = 32;

    private final double[] byStep = new double[step(Integer.MAX_VALUE) + 1];
    private int clusters;

    Rarity() {
        set(0);
    }

    /** The count of live clusters in use. */
    int clusters() {
        return clusters;
    }

    void set(int count) {
        clusters = count;
        for (int step = 0; step < byStep.length; step++) {
            byStep[step] = StrictMath.pow(StrictMath.log(1 + (count + 1.0) / (1 + least(step))), EXPONENT);
        }
    }

    /** Whether the count in use is so far from {@code live} that it must be replaced. */
    boolean isFar(int live) {
        return live > clusters * STEP + LEAST_STEP || live * STEP + LEAST_STEP < clusters;
    }

    /** The step a count of holders falls into: terms in the same step tell the same. */
    static int step(int holders) {
        int shift = Math.max(0, 27 - Integer.numberOfLeadingZeros(holders));
        return (shift * EXACT / 2) + (holders >> shift);
    }

    /** The least count of holders within a step. */
    private static long least(int step) {
        int shift = Math.max(0, step / (EXACT / 2) - 1);
        return (long) (step - shift * EXACT / 2) << shift;
    }

    double ofStep(int step) {
        return byStep[step];
    }

    double of(int holders) {
        return byStep[step(holders)];
    }
}
