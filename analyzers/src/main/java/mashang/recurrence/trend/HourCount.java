package mashang.recurrence.trend;

/**
 * What was counted in an hour.
 *
 * @param hour hours since 1970-01-01 00:00 in Asia/Shanghai
 * @param documents complaints, each order once
 * @param callers those of them whose caller had not yet been counted in the series
 * @param firstMillis milliseconds into the hour of the first complaint
 * @param lastMillis of the last
 */
public record HourCount(int hour, int documents, int callers, int firstMillis, int lastMillis) {}
