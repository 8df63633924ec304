package mashang.sla;

import org.jspecify.annotations.Nullable;

/**
 * One clock of one round of an order, as the facts have it (时限).
 *
 * @param round 1 or more
 * @param clock name of the clock
 * @param startedAt epoch milliseconds
 * @param dueAt epoch milliseconds
 * @param stoppedAt epoch milliseconds of the earliest stop step of the round; absent while it runs
 * @param unit the unit that stopped it or has to; absent where none is named
 * @param policy {@code id@version}, or {@code supplied} where the feed gave the due time
 */
public record ClockReading(
        int round,
        String clock,
        long startedAt,
        long dueAt,
        @Nullable Long stoppedAt,
        @Nullable String unit,
        String policy) {

    /** Whether it stopped at or before its due time. */
    public boolean inTime() {
        return stoppedAt != null && stoppedAt <= dueAt;
    }
}
