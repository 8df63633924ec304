package mashang.recurrence.trend;

/**
 * What was counted on a day whose hours are no longer kept.
 *
 * @param day days since 1970-01-01 in Asia/Shanghai
 * @param documents complaints, each order once
 * @param callers those of them whose caller had not yet been counted in the series
 */
public record DayCount(int day, int documents, int callers) {}
