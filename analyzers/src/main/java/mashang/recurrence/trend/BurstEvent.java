package mashang.recurrence.trend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found about a burst (突发): a time in which a series is reported far more often than usual. Each burst
 * starts, peaks and ends, in this order. Between start and peak it is <em>rising</em>. A burst that rises above its peak once more
 * peaks again.
 *
 * @param id of the burst, the same in all its events
 * @param from when the first complaint of the burst occurred
 * @param at when what the event tells happened: for a start, the complaint that completed the evidence; for a peak, the middle of
 *     the busiest time; for an end, the last complaint
 * @param decidedAt log time of the decision: of the complaint that completed the evidence, or a full hour
 * @param decidedBy the order that completed the evidence; absent where the passing of time did
 * @param documents complaints in it so far, each order once. It is also the version of the burst: no event of it has less than
 *     one before
 * @param callers those of them whose caller had not yet been counted in the series
 * @param expected callers that were to be expected in the same time
 * @param score of the evidence for the start: −log10 of the probability that chance alone brings so many, at most 300
 * @param peakPerHour callers an hour at the busiest time, in an hour of average activity in the city; 0 where not yet known
 * @param continuedAs the burst that goes on for both, where series were merged; absent otherwise
 */
public record BurstEvent(
        String id,
        Series series,
        Kind kind,
        Instant from,
        Instant at,
        Instant decidedAt,
        @Nullable String decidedBy,
        int documents,
        int callers,
        double expected,
        double score,
        double peakPerHour,
        @Nullable String continuedAs) {

    /** What is told. */
    public enum Kind {
        /** A burst began: the series is rising. */
        STARTED,
        /** It is over its peak. */
        PEAKED,
        /** It is over, or has become usual. */
        ENDED,
        /** Its series was merged: the burst is now the series' named here, or part of another burst. */
        JOINED
    }

    /** The same, with the burst that goes on. */
    BurstEvent continuedAs(String burst) {
        return new BurstEvent(
                id,
                series,
                kind,
                from,
                at,
                decidedAt,
                decidedBy,
                documents,
                callers,
                expected,
                score,
                peakPerHour,
                burst);
    }
}
