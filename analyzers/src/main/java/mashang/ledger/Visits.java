package mashang.ledger;

import java.util.List;
import mashang.sla.ClockDefinition.Scope;
import mashang.sla.ClockReading;
import org.jspecify.annotations.Nullable;

/**
 * The inspections (督帮、督查) of a task.
 *
 * @param missed how many were not made in time, those the office excused aside
 * @param nextDue epoch milliseconds: when the next one is due; absent where none is: the task has ended, or is on hold
 */
public record Visits(int missed, @Nullable Long nextDue) {

    /**
     * What the clocks say; absent where none is a cadence.
     *
     * @param readings as read
     * @param clocks the same as the ledger shows them, in the same order
     */
    static @Nullable Visits of(List<ClockReading> readings, List<ClockEntry> clocks) {
        boolean isTask = false;
        int missed = 0;
        Long next = null;
        for (int i = 0; i < clocks.size(); i++) {
            if (readings.get(i).rule().clock().scope() == Scope.CADENCE) {
                ClockEntry clock = clocks.get(i);
                isTask = true;
                missed += clock.breached() ? 1 : 0;
                Long due = clock.stoppedAt() == null ? clock.dueAt() : null;
                next = due == null || (next != null && next <= due) ? next : due;
            }
        }
        return isTask ? new Visits(missed, next) : null;
    }
}
