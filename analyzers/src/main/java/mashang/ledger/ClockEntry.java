package mashang.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One clock as the ledger shows it.
 *
 * @param round 1 or more
 * @param clock name of the clock
 * @param hop which of several clocks of that name in the round; absent where there is one
 * @param startedAt epoch milliseconds
 * @param dueAt epoch milliseconds; absent while it is on hold without end
 * @param stoppedAt epoch milliseconds; absent while it runs
 * @param provisional whether the due time lies beyond what is confirmed of the working calendar
 * @param warned whether a warning was told and stands
 * @param rungs rungs of the ladder that were told and stand
 * @param breached whether a breach was told and stands
 * @param breachedAt epoch milliseconds in log time when it was told; absent where none stands
 * @param unit the unit concerned, as the feed writes it
 * @param policy {@code id@version} or {@code supplied}
 */
public record ClockEntry(
        int round,
        String clock,
        @Nullable String hop,
        long startedAt,
        @Nullable Long dueAt,
        @Nullable Long stoppedAt,
        boolean provisional,
        boolean warned,
        int rungs,
        boolean breached,
        @Nullable Long breachedAt,
        @Nullable String unit,
        String policy) {

    /** How long after its due time it stopped, in milliseconds; absent while it runs or where it was in time. */
    public @Nullable Long overdueMillis() {
        return stoppedAt == null || dueAt == null || stoppedAt <= dueAt ? null : (Long) (stoppedAt - dueAt);
    }
}
