package mashang.local.simulator;

import java.util.List;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens to an order, as it finally is.
 *
 * @param at epoch milliseconds, in the feed's precision
 * @param unit the unit concerned; absent where none is
 * @param coUnits co-handling units
 * @param reason why; absent where the step gives none
 * @param until the due time an extension asks for or grants, epoch milliseconds; absent for other steps
 * @param urgency what the order is found to be after all; absent for all but reclassifications
 * @param resolved whether a check found the matter resolved; absent for other steps, and where a check does not say
 * @param due when the clock that it stops is due, epoch milliseconds; 0 where it stops none on purpose
 * @param near whether it is planned to lie right at the due time
 */
record Fact(
        Step step,
        long at,
        @Nullable String unit,
        List<String> coUnits,
        @Nullable String reason,
        @Nullable Long until,
        @Nullable Urgency urgency,
        @Nullable Boolean resolved,
        long due,
        boolean near) {

    static Fact of(Step step, long at) {
        return new Fact(step, at, null, List.of(), null, null, null, null, 0, false);
    }

    Fact by(@Nullable String newUnit) {
        return new Fact(step, at, newUnit, coUnits, reason, until, urgency, resolved, due, near);
    }

    Fact with(List<String> newCoUnits) {
        return new Fact(step, at, unit, newCoUnits, reason, until, urgency, resolved, due, near);
    }

    Fact because(String newReason) {
        return new Fact(step, at, unit, coUnits, newReason, until, urgency, resolved, due, near);
    }

    Fact extending(long newUntil) {
        return new Fact(step, at, unit, coUnits, reason, newUntil, urgency, resolved, due, near);
    }

    Fact as(Urgency newUrgency) {
        return new Fact(step, at, unit, coUnits, reason, until, newUrgency, resolved, due, near);
    }

    Fact finding(boolean isResolved) {
        return new Fact(step, at, unit, coUnits, reason, until, urgency, isResolved, due, near);
    }

    Fact stopping(long newDue, boolean nearDue) {
        return new Fact(step, at, unit, coUnits, reason, until, urgency, resolved, newDue, nearDue);
    }
}
