package mashang.recurrence.life;

/**
 * Complaints of a day that are no longer remembered one by one.
 *
 * @param epochDay day (UTC) on which they were handed in
 * @param messages complaints
 * @param people people among them who are not remembered for that day either
 * @param unknown how many of these are complaints without a known caller
 */
public record DayCount(long epochDay, long messages, long people, long unknown) {
    static final long DAY_MILLIS = 86_400_000;

    DayCount plus(DayCount more) {
        return new DayCount(epochDay, messages + more.messages, people + more.people, unknown + more.unknown);
    }
}
