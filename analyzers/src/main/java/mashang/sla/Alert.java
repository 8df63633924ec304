package mashang.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision about one order, told to the office (告警).
 *
 * @param alertId deterministic; see 7.5 of {@code CLOCKS.md}
 * @param kind what it tells
 * @param orderId the order
 * @param round 1 for the first life of the order, one more after each reopening
 * @param clock name of the clock; "hops" for buck-passing
 * @param hop which of several clocks of that name in the round; absent where there is one
 * @param number of the rung or the reminder, from 1; 0 for the other kinds
 * @param rung name of the rung; absent for the other kinds
 * @param startedAt when the clock started
 * @param dueAt when it had to stop
 * @param stoppedAt when it did stop; absent while it runs
 * @param decidedAt in log time: when the alert is due to be told, or the moment at which the facts behind it became known, whichever
 *     is later
 * @param toldAt when the alert itself was decided, in log time; for a correction that of the alert it corrects, else
 *     {@code decidedAt}
 * @param revision how many decisions there are on this alert so far: 1 for itself, 2 or more for its corrections
 * @param corrects the alert this one withdraws or restates; absent for all but corrections
 * @param corrected what kind that alert is; absent for all but corrections
 * @param withdrawn for a correction: true where what was told is not so after all, false where only its due time changed
 * @param unit the unit concerned, as the feed writes it; absent where none is, as for the hotline's own clocks
 * @param owner who answers for the clock
 * @param policy {@code id@version} of the policy the due time follows, or {@code supplied}
 * @param provisional whether the due time lies beyond what is confirmed of the working calendar
 * @param problem what is told of a recurring problem, whose id stands in {@code orderId} then; absent for all alerts about orders
 */
public record Alert(
        String alertId,
        Kind kind,
        String orderId,
        int round,
        String clock,
        @Nullable String hop,
        int number,
        @Nullable String rung,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant stoppedAt,
        Instant decidedAt,
        Instant toldAt,
        int revision,
        @Nullable String corrects,
        @Nullable Kind corrected,
        boolean withdrawn,
        @Nullable String unit,
        ClockDefinition.Owner owner,
        String policy,
        boolean provisional,
        @Nullable ProblemNews problem) {

    /** An alert about an order. */
    public Alert(
            String alertId,
            Kind kind,
            String orderId,
            int round,
            String clock,
            @Nullable String hop,
            int number,
            @Nullable String rung,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant stoppedAt,
            Instant decidedAt,
            Instant toldAt,
            int revision,
            @Nullable String corrects,
            @Nullable Kind corrected,
            boolean withdrawn,
            @Nullable String unit,
            ClockDefinition.Owner owner,
            String policy,
            boolean provisional) {
        this(
                alertId,
                kind,
                orderId,
                round,
                clock,
                hop,
                number,
                rung,
                startedAt,
                dueAt,
                stoppedAt,
                decidedAt,
                toldAt,
                revision,
                corrects,
                corrected,
                withdrawn,
                unit,
                owner,
                policy,
                provisional,
                null);
    }

    /**
     * An alert about a recurring problem.
     *
     * @param at when the step was taken, in log time
     * @param number 1 for the first step of its kind
     * @param unit the unit most of its orders are with, as the feed writes it; absent where none is
     */
    public static Alert ofProblem(
            String alertId, Kind kind, Instant at, int number, @Nullable String unit, ProblemNews problem) {
        return new Alert(
                alertId,
                kind,
                problem.problemId(),
                1,
                PROBLEM_CLOCK,
                null,
                number,
                null,
                problem.since(),
                at,
                null,
                at,
                at,
                1,
                null,
                null,
                false,
                unit,
                ClockDefinition.Owner.UNIT,
                "",
                false,
                problem);
    }

    /** What stands for a clock where a problem is told of. */
    public static final String PROBLEM_CLOCK = "problem";

    /** What an alert tells. Add at the end only. */
    public enum Kind {
        /** The clock ran past its due time (超时). */
        BREACH("breach"),
        /** An earlier alert is withdrawn or restated, because a late or amended fact says otherwise (更正). */
        CORRECTION("correction"),
        /** The due time is near (预警). */
        WARNING("warning"),
        /** A rung of the ladder is reached (提级督办). */
        ESCALATION("escalation"),
        /** It is overdue and still open (每日提醒). */
        REMINDER("reminder"),
        /** An inspection was not made in time (督帮脱期). */
        CADENCE_MISSED("cadence-missed"),
        /** The order is passed around without being handled (推诿). */
        BUCK_PASSING("buck-passing"),
        /** A red light, or card, goes into the unit's register (亮灯、亮牌). */
        LIGHT("light"),
        /** A recurring problem is over the thresholds (共性问题). */
        PROBLEM_COMMON("problem-common"),
        /** A recurring problem grows (上升). */
        PROBLEM_RISING("problem-rising"),
        /** A problem that was struck off is back (反弹). */
        PROBLEM_RECURRED("problem-recurred"),
        /** Few complain, but somebody is in need (个性急难). */
        PROBLEM_URGENT("problem-urgent");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Whether it is about a recurring problem and not about an order. */
        public boolean isOfProblem() {
            return word.startsWith(PROBLEM_CLOCK);
        }

        /** As alert ids have it. */
        public String word() {
            return word;
        }
    }
}
