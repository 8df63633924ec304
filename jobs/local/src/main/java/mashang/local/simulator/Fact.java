package mashang.local.simulator;

import java.util.List;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens to an order, as it finally is.
 *
 * @param at epoch milliseconds, in the feed's precision
 * @param unit the unit concerned; absent where none is
 * @param coUnits co-handling units
 * @param reason why; absent where the step gives none
 * @param due when the clock that it stops is due, epoch milliseconds; 0 where it stops none on purpose
 * @param near whether it is planned to lie right at the due time
 */
record Fact(
        Step step,
        long at,
        @Nullable String unit,
        List<String> coUnits,
        @Nullable String reason,
        long due,
        boolean near) {

    static Fact of(Step step, long at) {
        return new Fact(step, at, null, List.of(), null, 0, false);
    }

    Fact by(@Nullable String newUnit) {
        return new Fact(step, at, newUnit, coUnits, reason, due, near);
    }

    Fact with(List<String> newCoUnits) {
        return new Fact(step, at, unit, newCoUnits, reason, due, near);
    }

    Fact because(String newReason) {
        return new Fact(step, at, unit, coUnits, newReason, due, near);
    }

    Fact stopping(long newDue, boolean nearDue) {
        return new Fact(step, at, unit, coUnits, reason, newDue, nearDue);
    }
}
