package mashang.recurrence.trend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the city as a whole.
 *
 * @param watchedFrom log time of the first complaint; absent before it
 * @param clock the hour of log time up to which everything is decided; absent before the first complaint
 * @param ordinal complaints taken
 * @param weekCounts complaints of the 168 hours of a week from Monday 00:00, older ones counting less
 * @param weekDays days that went into them, Monday to Sunday, older ones counting less
 * @param days complaints by hour of the days that have not gone into them yet
 * @param testsPerDay complaints that may start a burst on an ordinary day, by kind of series, in the order of the kinds
 * @param testsToday those of today
 * @param startsPerDay bursts that start on an ordinary day, likewise
 * @param startsToday those of today
 * @param gapHours hours between two callers of an ordinary problem
 * @param gaps how many of them that was learned from
 * @param tooOld complaints that came too late to count
 */
public record CityState(
        @Nullable Instant watchedFrom,
        @Nullable Instant clock,
        long ordinal,
        List<Double> weekCounts,
        List<Double> weekDays,
        List<HourCount> days,
        List<Double> testsPerDay,
        List<Integer> testsToday,
        List<Double> startsPerDay,
        List<Integer> startsToday,
        double gapHours,
        int gaps,
        long tooOld) {}
