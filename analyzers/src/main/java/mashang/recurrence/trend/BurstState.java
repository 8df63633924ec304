package mashang.recurrence.trend;

import java.time.Instant;

/**
 * A burst under way.
 *
 * @param id of the burst
 * @param from when its first complaint occurred
 * @param lastAt when its latest complaint occurred
 * @param decidedAt log time of its start
 * @param documents complaints in it
 * @param callers those of them whose caller had not yet been counted in the series
 * @param usualPerHour callers an hour of average activity, before it began
 * @param score of the evidence for its start
 * @param lagMillis sum over its complaints of the time from occurring to being logged
 * @param rising whether no peak has been told, or it has risen above the last one told
 * @param peaks peaks told
 * @param peakPerHour callers an hour at the last peak told; 0 before
 */
public record BurstState(
        String id,
        Instant from,
        Instant lastAt,
        Instant decidedAt,
        int documents,
        int callers,
        double usualPerHour,
        double score,
        long lagMillis,
        boolean rising,
        int peaks,
        double peakPerHour) {}
