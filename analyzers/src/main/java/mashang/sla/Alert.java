package mashang.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision about one clock of one order, told to the office (告警).
 *
 * @param alertId deterministic: {@code order/round/clock/kind/n}
 * @param kind breach or correction
 * @param orderId the order
 * @param round 1 for the first life of the order, one more after each reopening
 * @param clock name of the clock
 * @param startedAt when the clock started
 * @param dueAt when it had to stop
 * @param stoppedAt when it did stop; absent while it runs
 * @param decidedAt in log time: the due time plus grace, or the {@code loggedAt} of the record that made it so, whichever is
 *     later
 * @param toldAt when the breach itself was decided, in log time; equals {@code decidedAt} for a breach
 * @param revision how many decisions there are on this breach so far: 1 for the breach, 2 or more for its corrections
 * @param corrects the alert this one withdraws or restates; absent for a breach
 * @param withdrawn for a correction: true where there is no breach after all, false where only its due time changed
 * @param unit the unit concerned, as the feed writes it; absent where none is
 * @param policy {@code id@version} of the policy the due time follows, or {@code supplied}
 */
public record Alert(
        String alertId,
        Kind kind,
        String orderId,
        int round,
        String clock,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant stoppedAt,
        Instant decidedAt,
        Instant toldAt,
        int revision,
        @Nullable String corrects,
        boolean withdrawn,
        @Nullable String unit,
        String policy) {

    /** What an alert tells. Add at the end only. */
    public enum Kind {
        /** The clock ran past its due time (超时). */
        BREACH,
        /** An earlier alert is withdrawn or restated, because a late or amended fact says otherwise (更正). */
        CORRECTION
    }
}
