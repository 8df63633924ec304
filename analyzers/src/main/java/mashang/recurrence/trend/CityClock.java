package mashang.recurrence.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The city as a whole: its log time, its usual week, and how many complaints are tested on an ordinary day. */
final class CityClock {
    private static final int KINDS = Series.Kind.values().length;
    private static final long NEVER = Long.MIN_VALUE;
    /** A day is learned when it is so many days ago, so that most late complaints are in. */
    private static final int LEARNED_AFTER = 2;

    /** What a day more says about an ordinary day. */
    private static final double TODAY = .05;

    /** Starts of a test, until more is known. */
    private static final double USUAL_STARTS = .001;

    /** A burst in five days is reckoned with, or where nothing was found for long, nothing would be found again. */
    private static final double LEAST_STARTS = .2;

    /** Hours between two complaints of an ordinary problem, until more is known, and how many of them that is worth. */
    private static final double USUAL_GAP = 96;

    private static final int USUAL_GAPS = 50;
    /** The last so many of them count. */
    private static final int MOST_GAPS = 5_000;
    /** Where problems are merged wrongly, nothing would be news any more. */
    private static final double LEAST_GAP = 48;

    /** A problem known for so long tells how often it is complained of. */
    private static final double KNOWN_HOURS = 7 * 24;

    /** A place or a category is busy from its first day, before anything is known of it: by so much the stricter is its level. */
    private static final double BUSY = 3;

    /** In a busy hour one in so many of its callers is tested. */
    private static final int TESTED = 16;

    final WeekProfile profile = new WeekProfile();
    private final TrendSettings settings;
    private final TreeMap<Integer, int[]> days = new TreeMap<>();
    private final double[] testsPerDay = new double[KINDS];
    private final int[] testsToday = new int[KINDS];
    private final double[] startsPerDay = new double[KINDS];
    private final int[] startsToday = new int[KINDS];
    private double gapHours = USUAL_GAP;
    private int gaps = USUAL_GAPS;
    private int @Nullable [] latest;
    private int latestDay;
    private long watchedFrom = NEVER;
    /** The full hour up to which all is decided. */
    long clock = NEVER;

    long ordinal;
    long tooOld;

    CityClock(TrendSettings settings) {
        this.settings = settings;
    }

    /** Log time has come to here, and nothing was due. */
    void reach(long now) {
        if (clock != NEVER) {
            clock = Math.max(clock, Hours.start(Hours.of(now)));
        }
    }

    /** Takes a complaint; false where it is too old to count. */
    boolean take(long at, long loggedAt) {
        if (watchedFrom == NEVER) {
            watchedFrom = loggedAt;
            clock = Hours.start(Hours.of(loggedAt));
        }
        ordinal++;
        if (Hours.day(Hours.of(loggedAt)) - Hours.day(Hours.of(at)) >= settings.keptDays()) {
            tooOld++;
            return false;
        }
        return true;
    }

    /** Counts one that no burst explains, for the usual week. */
    void count(int hour, boolean explained) {
        int day = Hours.day(hour);
        if (explained || day < Hours.day(Hours.of(clock)) - LEARNED_AFTER) {
            return;
        }
        int[] hours = latest;
        if (hours == null || day != latestDay) {
            hours = days.computeIfAbsent(day, d -> new int[24]);
            latest = hours;
            latestDay = day;
        }
        hours[hour - day * 24]++;
    }

    long watchedFrom() {
        return watchedFrom;
    }

    double watchedHours(long now) {
        return (double) (now - watchedFrom) / Hours.MILLIS;
    }

    /** Another caller of a problem that was known before: learns how often problems come again. */
    void countAgain(double knownHours, long callers) {
        if (knownHours >= KNOWN_HOURS) {
            gaps = Math.min(MOST_GAPS, gaps + 1);
            gapHours += (knownHours / callers - gapHours) / gaps;
        }
    }

    /** Hours between two callers of an ordinary problem that is complained of more than once. */
    double gapHours() {
        return Math.max(LEAST_GAP, gapHours);
    }

    /** Nothing is known of places and categories in the first week. Whether a caller is tested for a start, given how many came in this hour so far. */
    boolean isTested(Series.Kind kind, int callers, long now) {
        testsToday[kind.ordinal()]++;
        if (kind != Series.Kind.PROBLEM && watchedHours(now) < Hours.WEEK) {
            return false;
        }
        return callers < 2 * TESTED || callers % (callers / TESTED) == 0;
    }

    /**
     * The p-value that a start must not exceed. Of a day's tests so many times it are starts by chance; that shall be a small share of all
     * starts (the false discovery rate of Benjamini and Hochberg, JRSS B 57, 1995, over days instead of a list of tests).
     */
    double level(Series.Kind kind) {
        double tests = testsPerDay[kind.ordinal()];
        double starts = startsPerDay[kind.ordinal()] + LEAST_STARTS;
        double level = settings.falseShare() * (tests == 0 ? USUAL_STARTS : starts / tests);
        double lax = Math.min(settings.laxest(), level);
        return Math.max(settings.strictest(), kind == Series.Kind.PROBLEM ? lax : lax / BUSY);
    }

    void countStart(Series.Kind kind) {
        startsToday[kind.ordinal()]++;
    }

    long nextMidnight() {
        return Hours.start((Hours.day(Hours.of(clock)) + 1) * 24);
    }

    void closeDay(long midnight) {
        int ended = Hours.day(Hours.of(midnight)) - LEARNED_AFTER;
        while (!days.isEmpty() && days.firstKey() < ended) {
            int day = days.firstKey();
            profile.learn(day, days.remove(day));
            latest = null;
        }
        for (int i = 0; i < KINDS; i++) {
            boolean first = testsPerDay[i] == 0;
            startsPerDay[i] = first ? USUAL_STARTS * testsToday[i] : mixed(startsPerDay[i], startsToday[i]);
            testsPerDay[i] = first ? testsToday[i] : mixed(testsPerDay[i], testsToday[i]);
            testsToday[i] = 0;
            startsToday[i] = 0;
        }
    }

    private static double mixed(double usual, int today) {
        return usual * (1 - TODAY) + today * TODAY;
    }

    CityState snapshot() {
        List<HourCount> counts = new ArrayList<>();
        days.forEach((day, hours) -> {
            for (int i = 0; i < 24; i++) {
                if (hours[i] > 0) {
                    counts.add(new HourCount(day * 24 + i, hours[i], 0, 0, 0));
                }
            }
        });
        return new CityState(
                watchedFrom == NEVER ? null : Instant.ofEpochMilli(watchedFrom),
                clock == NEVER ? null : Instant.ofEpochMilli(clock),
                ordinal,
                profile.counts(),
                profile.days(),
                counts,
                Arrays.stream(testsPerDay).boxed().toList(),
                Arrays.stream(testsToday).boxed().toList(),
                Arrays.stream(startsPerDay).boxed().toList(),
                Arrays.stream(startsToday).boxed().toList(),
                gapHours,
                gaps,
                tooOld);
    }

    void restore(CityState kept) {
        watchedFrom = kept.watchedFrom() == null ? NEVER : kept.watchedFrom().toEpochMilli();
        clock = kept.clock() == null ? NEVER : kept.clock().toEpochMilli();
        ordinal = kept.ordinal();
        profile.restore(kept.weekCounts(), kept.weekDays());
        for (HourCount count : kept.days()) {
            int day = Hours.day(count.hour());
            days.computeIfAbsent(day, d -> new int[24])[count.hour() - day * 24] = count.documents();
        }
        for (int i = 0; i < kept.testsPerDay().size(); i++) {
            testsPerDay[i] = kept.testsPerDay().get(i);
            testsToday[i] = kept.testsToday().get(i);
            startsPerDay[i] = kept.startsPerDay().get(i);
            startsToday[i] = kept.startsToday().get(i);
        }
        gapHours = kept.gapHours();
        gaps = kept.gaps();
        tooOld = kept.tooOld();
    }
}
