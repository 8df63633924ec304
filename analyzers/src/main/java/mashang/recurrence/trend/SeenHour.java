package mashang.recurrence.trend;

import java.util.List;

/**
 * The orders that were counted in an hour of the city.
 *
 * @param hour hours since 1970-01-01 00:00 in Asia/Shanghai
 * @param orders hashes of their ids, sorted
 */
public record SeenHour(int hour, List<Long> orders) {}
