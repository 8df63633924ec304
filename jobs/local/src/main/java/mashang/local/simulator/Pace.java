package mashang.local.simulator;

/** How a clock is planned to end. */
enum Pace {
    ON_TIME,
    LATE,
    AT_DUE,
    JUST_BEFORE,
    JUST_AFTER;

    /** Nobody dares to be later than this in a simulation: runs have to end. */
    private static final long LONGEST_DELAY = 3 * Arrivals.DAY;

    boolean breaches() {
        return this == LATE || this == JUST_AFTER;
    }

    boolean near() {
        return this == AT_DUE || this == JUST_BEFORE || this == JUST_AFTER;
    }

    /**
     * When the clock stops.
     *
     * @param start epoch milliseconds
     * @param limit milliseconds it may run
     * @param precision milliseconds between two times the feed can tell apart
     */
    long stop(long start, long limit, long precision, Dice dice) {
        long due = start + limit;
        double share = dice.unit();
        return switch (this) {
            case ON_TIME -> floor(start + (long) (limit * (0.03 + 0.75 * share * share)), start, precision);
            case LATE ->
                floor(due + Math.min(LONGEST_DELAY, (long) (limit * (0.02 + 0.7 * share))), due + precision, precision);
            case AT_DUE -> due / precision * precision;
            case JUST_BEFORE -> due / precision * precision - precision;
            case JUST_AFTER -> due / precision * precision + precision;
        };
    }

    private static long floor(long at, long least, long precision) {
        return Math.max(least, at / precision * precision);
    }
}
