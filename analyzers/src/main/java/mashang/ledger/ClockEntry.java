package mashang.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One clock as the ledger shows it.
 *
 * @param round 1 or more
 * @param clock name of the clock
 * @param startedAt epoch milliseconds
 * @param dueAt epoch milliseconds
 * @param stoppedAt epoch milliseconds; absent while it runs
 * @param breached whether a breach was told and stands
 * @param breachedAt epoch milliseconds in log time when it was told; absent where none stands
 * @param unit the unit concerned, as the feed writes it
 * @param policy {@code id@version} or {@code supplied}
 */
public record ClockEntry(
        int round,
        String clock,
        long startedAt,
        long dueAt,
        @Nullable Long stoppedAt,
        boolean breached,
        @Nullable Long breachedAt,
        @Nullable String unit,
        String policy) {

    /** How long after its due time it stopped, in milliseconds; absent while it runs or where it was in time. */
    public @Nullable Long overdueMillis() {
        return stoppedAt == null || stoppedAt <= dueAt ? null : (Long) (stoppedAt - dueAt);
    }
}
