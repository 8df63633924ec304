package mashang.recurrence.trend;

import java.time.Instant;

/**
 * Where a series is going: its last period compared with the two before it, what is usual for the times of the week taken out.
 *
 * @param from start of the last period
 * @param until its end, exclusive
 * @param callers in the last period
 * @param callersBefore in the time before it, up to twice as long; shorter where the series or the city has not been known
 *     for so long
 * @param perDay callers a day in the last period, a day of average activity
 * @param perDayBefore the same before
 * @param ratio of the two, half a caller added to each count
 * @param probability of a difference like this or a greater one where the rate is the same, two-sided
 */
public record Trend(
        Direction direction,
        Instant from,
        Instant until,
        int callers,
        int callersBefore,
        double perDay,
        double perDayBefore,
        double ratio,
        double probability) {

    /** Half as many again, or as much fewer, is worth telling. */
    private static final double NOTEWORTHY = 1.5;

    private static final double SIGNIFICANT = .05;
    /** Fewer than so many callers in all say nothing. */
    private static final int LEAST = 5;

    /** Growing, steady or fading. */
    public enum Direction {
        /** Significantly more, by half at least. */
        GROWING,
        /** Neither. */
        STEADY,
        /** Significantly fewer, by a third at least. */
        FADING,
        /** Too few callers to say. */
        UNCLEAR
    }

    /**
     * Compares two counts of a Poisson process: given their sum, one of them is binomial (Przyborowski and Wilenski, Biometrika
     * 31, 1940).
     *
     * @param active hours of average activity in the last period, above 0
     * @param activeBefore the same before; 0 where nothing is known of the time before
     */
    static Trend of(Instant from, Instant until, int callers, int callersBefore, double active, double activeBefore) {
        double perDay = callers * 24 / active;
        double perDayBefore = activeBefore > 0 ? callersBefore * 24 / activeBefore : 0;
        double ratio = activeBefore > 0 ? (callers + .5) / active * activeBefore / (callersBefore + .5) : 1;
        double probability =
                activeBefore > 0 ? twoSided(callers, callers + callersBefore, active / (active + activeBefore)) : 1;
        return new Trend(
                direction(callers + callersBefore, ratio, probability),
                from,
                until,
                callers,
                callersBefore,
                perDay,
                perDayBefore,
                ratio,
                probability);
    }

    private static Direction direction(int all, double ratio, double probability) {
        if (all < LEAST) {
            return Direction.UNCLEAR;
        }
        if (probability > SIGNIFICANT || (ratio < NOTEWORTHY && ratio > 1 / NOTEWORTHY)) {
            return Direction.STEADY;
        }
        return ratio > 1 ? Direction.GROWING : Direction.FADING;
    }

    /** Twice the smaller tail of a binomial distribution. */
    static double twoSided(int hits, int all, double share) {
        double term = StrictMath.log(1 - share) * all;
        double odds = StrictMath.log(share / (1 - share));
        double upTo = 0;
        double from = 0;
        for (int i = 0; i <= all; i++) {
            double probability = StrictMath.exp(term);
            upTo += i <= hits ? probability : 0;
            from += i >= hits ? probability : 0;
            term += odds + StrictMath.log((double) (all - i) / (i + 1));
        }
        return Math.min(1, 2 * Math.min(upTo, from));
    }
}
