package mashang.ledger;

import java.util.List;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;
import mashang.sla.Light;
import mashang.sla.Told;
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
 * @param owner who answers for it
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
        ClockDefinition.Owner owner,
        String policy) {

    /** @param all what was told of the order, withdrawn or not */
    static ClockEntry told(ClockReading reading, List<Told> all) {
        boolean warned = false;
        int rungs = 0;
        Told breach = null;
        for (Told told : all) {
            if (!told.withdrawn() && told.isFor(reading)) {
                warned |= told.kind() == Alert.Kind.WARNING;
                rungs += told.kind() == Alert.Kind.ESCALATION ? 1 : 0;
                breach = breach == null && told.isBreach() ? told : breach;
            }
        }
        return of(reading, warned, rungs, breach == null ? null : (Long) breach.toldAt());
    }

    /** With what should have been told by a time, epoch milliseconds, by what is known of the clock. */
    static ClockEntry due(ClockReading reading, long at) {
        Long breachedAt = reading.isBreached(at) ? (Long) reading.breachFrom() : null;
        return of(reading, reading.isWarnedBy(at), reading.rungsBy(at), breachedAt);
    }

    private static ClockEntry of(ClockReading reading, boolean warned, int rungs, @Nullable Long breachedAt) {
        return new ClockEntry(
                reading.round(),
                reading.clock(),
                reading.hop(),
                reading.startedAt(),
                reading.dueAt() == Long.MAX_VALUE ? null : reading.dueAt(),
                reading.isStopped() ? reading.stoppedAt() : null,
                reading.provisional(),
                warned,
                rungs,
                breachedAt != null,
                breachedAt,
                reading.unit(),
                reading.rule().clock().owner(),
                reading.policy());
    }

    /**
     * Its light, as last told: as every change of it is told when it is due, this is how the clock stands at any time until the next
     * decision, and no present time is needed.
     */
    public Light light() {
        if (breached) {
            return Light.RED;
        }
        return warned && stoppedAt == null ? Light.YELLOW : Light.GREEN;
    }

    /** How long it ran, in milliseconds of elapsed time, pauses included; absent while it runs. Negative where it stopped before it started. */
    public @Nullable Long elapsedMillis() {
        return stoppedAt == null ? null : (Long) (stoppedAt - startedAt);
    }

    /** How long after its due time it stopped, in milliseconds; absent while it runs or where it was in time. */
    public @Nullable Long overdueMillis() {
        return stoppedAt == null || dueAt == null || stoppedAt <= dueAt ? null : (Long) (stoppedAt - dueAt);
    }
}
