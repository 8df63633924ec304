package mashang.ledger;

import java.util.List;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;
import mashang.sla.Light;
import mashang.sla.Told;
import mashang.units.Matter;
import mashang.units.Units;
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
 * @param waived whether the office has excused its breach
 * @param light its light by what is known; every change of it is decided when it is due, so that it stays so until the next decision
 * @param unit the unit concerned, as the feed writes it
 * @param unitNow the name under which that one is counted now, see {@link Units#nameNow}; absent where none is concerned
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
        boolean waived,
        Light light,
        @Nullable String unit,
        @Nullable String unitNow,
        ClockDefinition.Owner owner,
        String policy) {

    /**
     * With what was told.
     *
     * @param all what was told of the order, withdrawn or not
     * @param knownAt epoch milliseconds of log time: when anything of the order last became known
     * @param counted who is counted under which name
     */
    static ClockEntry told(ClockReading reading, List<Told> all, long knownAt, Counted counted) {
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
        // A warning that would have been told no sooner than the breach is not told.
        boolean isNear = !reading.isStopped() && (warned || reading.isWarnedBy(knownAt));
        Light light = breach != null ? Light.RED : isNear ? Light.YELLOW : Light.GREEN;
        return of(reading, warned, rungs, breach == null ? null : (Long) breach.toldAt(), light, counted);
    }

    /**
     * Who is counted under which name.
     *
     * @param asOf epoch milliseconds: by then it counts for whom it does
     */
    record Counted(Units units, Matter matter, long asOf) {
        private String under(String unit, long then) {
            return units.nameNow(unit, then, asOf, matter);
        }
    }

    /** With what should have been told by a time, epoch milliseconds, by what is known of the clock. */
    static ClockEntry due(ClockReading reading, long at, Counted counted) {
        Long breachedAt = reading.isBreached(at) ? (Long) reading.breachFrom() : null;
        return of(reading, reading.isWarnedBy(at), reading.rungsBy(at), breachedAt, reading.light(at), counted);
    }

    private static ClockEntry of(
            ClockReading reading, boolean warned, int rungs, @Nullable Long breachedAt, Light light, Counted counted) {
        String unit = reading.unit();
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
                reading.ruled().waived(),
                light,
                unit,
                unit == null ? null : counted.under(unit, reading.unitAt()),
                reading.rule().clock().owner(),
                reading.policy());
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
