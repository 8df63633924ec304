package mashang.recurrence.trend;

/**
 * Follows a burst from its start: when it is over its peak and when it has ended. All rates are callers an hour of average activity,
 * so that a night is no end and a morning no second peak.
 *
 * <p>Both answers wait for twice the time that the burst's complaints have needed so far to be logged.
 */
final class BurstCourse {
    /** A peak is looked for in windows with room for so many callers at the burst's mean rate. */
    private static final int PEAK_CALLERS = 8;

    private static final int[] PEAK_HOURS = {1, 2, 3, 4, 6, 8, 12, 24, 48, 96, 192, 336};

    /** Standard deviations by which the present must lie below the peak, and the share of it that it must not exceed. */
    private static final double PEAK_DEVIATIONS = 2.5;

    private static final double PEAK_SHARE = .7;
    /** A later peak is told where it is so much higher, and no more than so many. */
    private static final double HIGHER = 1.3;

    private static final int MOST_PEAKS = 3;

    /** It ends where so many callers would have come at its rate, and an eighth of them or less did. */
    private static final double MISSED_CALLERS = 6;

    private static final double LEFT = .125;
    /** What is usual must not hide that: so many of its standard deviations must have been missed. */
    private static final double MISSED_DEVIATIONS = 4;

    /** Hours of average activity, least and most, in which callers must be missed. */
    private static final double SHORTEST = 8;

    private static final double LONGEST = 336;
    /** Afterwards, so much of its rate is a surprise no more, at first. */
    static final double GLOW = 2 * LEFT;

    /** What goes on for so long has become usual; a slow burst after so many times the time that it took to be found. */
    private static final long USUAL_AFTER = 14 * 24 * Hours.MILLIS;

    private static final int TIMES_UNTIL_FOUND = 6;
    private static final long LONGEST_BURST = 90 * 24 * Hours.MILLIS;

    private static final long LONGEST_LAG = 72 * Hours.MILLIS;

    private final WeekProfile profile;

    /** Of the last look for a peak. */
    private long peakAt;

    private double peakRate;

    BurstCourse(WeekProfile profile) {
        this.profile = profile;
    }

    /** What was to be expected in the time of a burst. */
    double expected(LiveBurst burst) {
        return burst.usualPerHour * profile.between(burst.from, burst.lastAt);
    }

    /** Whether a peak is to be told now; it is noted in the burst. */
    boolean isOverPeak(LiveSeries series, LiveBurst burst, long now) {
        int from = Hours.of(burst.from);
        int until = Hours.of(known(burst, now));
        int width = width(burst);
        if (until - from < 2 * width || (!burst.rising && burst.peaks >= MOST_PEAKS)) {
            return false;
        }
        int peak = findPeak(series, burst, from, until, width);
        if (!burst.rising && peakRate > HIGHER * burst.peakPerHour) {
            burst.rising = true;
        }
        if (!burst.rising || peak + width > until - width || !isLower(series, peak, until - width, width)) {
            return false;
        }
        note(burst);
        return true;
    }

    /** Notes the peak of a burst that ends, whatever it was. */
    void settlePeak(LiveSeries series, LiveBurst burst) {
        int from = Hours.of(burst.from);
        int until = Hours.of(burst.lastAt) + 1;
        findPeak(series, burst, from, until, Math.min(width(burst), Math.max(1, (until - from) / 3)));
        note(burst);
    }

    long peakAt() {
        return peakAt;
    }

    private void note(LiveBurst burst) {
        burst.rising = false;
        burst.peaks++;
        burst.peakPerHour = peakRate;
    }

    private int width(LiveBurst burst) {
        double rate = burst.callers / Math.max(1, profile.between(burst.from, burst.lastAt));
        for (int hours : PEAK_HOURS) {
            if (hours * rate >= PEAK_CALLERS) {
                return hours;
            }
        }
        return PEAK_HOURS[PEAK_HOURS.length - 1];
    }

    /** The first hour of the busiest window; rates of little evidence are drawn to the burst's own. */
    private int findPeak(LiveSeries series, LiveBurst burst, int from, int until, int width) {
        double mean = burst.callers / Math.max(1, profile.between(burst.from, burst.lastAt));
        int best = from;
        peakRate = -1;
        double active = profile.between(Hours.start(from), Hours.start(from + width));
        int[] counts = series.hours.callersOf(from, Math.max(until, from + width));
        int callers = 0;
        for (int i = 0; i < width; i++) {
            callers += counts[i];
        }
        for (int hour = from; hour + width <= Math.max(until, from + width); hour++) {
            if (hour > from) {
                active += profile.of(hour + width - 1) - profile.of(hour - 1);
                callers += counts[hour + width - 1 - from] - counts[hour - 1 - from];
            }
            double rate = (callers + 2) / (active + 2 / mean);
            if (rate > peakRate) {
                peakRate = rate;
                best = hour;
            }
        }
        long middle = (Hours.start(best) + Hours.start(best + width)) / 2;
        peakAt = Math.max(burst.from, Math.min(burst.lastAt, middle));
        return best;
    }

    /** Two Poisson rates compared by the conditional normal deviate. */
    private boolean isLower(LiveSeries series, int peak, int present, int width) {
        double active = profile.between(Hours.start(peak), Hours.start(peak + width));
        double activeNow = profile.between(Hours.start(present), Hours.start(present + width));
        double then = series.hours.callersBetween(peak, peak + width);
        double now = series.hours.callersBetween(present, present + width);
        double deviation = (then * activeNow - now * active) / Math.sqrt(Math.max(1, then + now) * active * activeNow);
        return deviation >= PEAK_DEVIATIONS && now / activeNow <= PEAK_SHARE * then / active;
    }

    /** The rate above what is usual. */
    double excess(LiveBurst burst) {
        double active = Math.max(1, profile.between(burst.from, burst.lastAt));
        return Math.max(1, burst.callers - burst.usualPerHour * active) / active;
    }

    boolean isOver(LiveSeries series, LiveBurst burst, long now) {
        if (isUsual(burst, now)) {
            return true;
        }
        double excess = excess(burst) * certain(burst.callers);
        double usual = burst.usualPerHour;
        double missing =
                Math.max(MISSED_CALLERS / excess, MISSED_DEVIATIONS * MISSED_DEVIATIONS * usual / (excess * excess));
        double wanted = Math.max(SHORTEST, Math.min(LONGEST, missing));
        int until = Hours.of(known(burst, now));
        int from = until;
        double active = 0;
        int first = Hours.of(burst.from);
        while (active < wanted && from > first) {
            from--;
            active += profile.of(from);
        }
        return active >= wanted && series.hours.callersBetween(from, until) <= usual * active + excess * active * LEFT;
    }

    /** Whether it has gone on for so long that it is how things are. */
    static boolean isUsual(LiveBurst burst, long now) {
        long slow = Math.min(LONGEST_BURST, TIMES_UNTIL_FOUND * (burst.decidedAt - burst.from));
        return now - burst.from > Math.max(USUAL_AFTER, slow);
    }

    /** A lower bound of a rate seen in few callers, as a share of it. */
    private static double certain(int callers) {
        return Math.max(.2, 1 - 1.65 / Math.sqrt(Math.max(1, callers)));
    }

    /** Up to when complaints have probably been logged. */
    private static long known(LiveBurst burst, long now) {
        return now - Math.min(LONGEST_LAG, 2 * burst.lagMillis / Math.max(1, burst.documents));
    }
}
