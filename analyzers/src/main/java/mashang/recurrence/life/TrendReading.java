package mashang.recurrence.life;

/**
 * A trend with its numbers, both of the same unit and length of time.
 *
 * @param trend where it is going
 * @param now people who complained lately
 * @param before people who complained in the time before
 */
public record TrendReading(Trend trend, double now, double before) {}
