package mashang.recurrence.trend;

import java.time.Instant;

/**
 * How many complaints of a series occurred in an hour or on a day. Told after the hour of log time in which something was
 * counted in it, and again whenever more is.
 *
 * @param from start of the window, in Asia/Shanghai
 * @param until its end, exclusive
 * @param documents complaints, each order once. It is also the version: it grows the same way in every run
 * @param callers those of them whose caller had not yet been counted in the series
 * @param expected callers to be expected from what is usual for the series and the time of the week
 */
public record WindowCount(
        Series series, Grain grain, Instant from, Instant until, int documents, int callers, double expected) {

    /** How long a window is. */
    public enum Grain {
        /** One hour. */
        HOUR,
        /** One day. */
        DAY
    }
}
