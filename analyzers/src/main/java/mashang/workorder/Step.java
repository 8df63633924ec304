package mashang.workorder;

/**
 * A step in the life of a work order. A feed's own status words are mapped to steps by its feed file.
 *
 * <p>The order of the constants is part of stored state: add at the end only.
 */
public enum Step {
    /** The citizen handed it in (提交). */
    SUBMITTED,
    /** The hotline took it on (受理). */
    ACCEPTED,
    /** The hotline refused it (不予受理). */
    REJECTED,
    /** Answered on the spot, without dispatching (直接答复). */
    ANSWERED,
    /** Sent to a unit (派单、转办). Each dispatch opens a hop. */
    DISPATCHED,
    /** The unit signed for it (签收). */
    SIGNED,
    /** The unit asks to give it back (申请退单). */
    RETURN_REQUESTED,
    /** The return was accepted (退单). */
    RETURNED,
    /** The return was refused (驳回退单). */
    RETURN_DENIED,
    /** The unit finished the matter (办结). */
    HANDLED,
    /** The citizen got the answer (反馈、答复). */
    REPLIED,
    /** The hotline asked the citizen whether it helped (回访). */
    FOLLOWED_UP,
    /** The result was checked (核验). */
    CHECKED,
    /** Struck off the list (销号). */
    WRITTEN_OFF,
    /** The unit asks for more time (申请延期). */
    EXTENSION_REQUESTED,
    /** More time was granted (同意延期). */
    EXTENDED,
    /** More time was refused (驳回延期). */
    EXTENSION_DENIED,
    /** Put on hold (挂起). */
    SUSPENDED,
    /** Taken up again (恢复). */
    RESUMED,
    /** The citizen asks again (催办). */
    URGED,
    /** A supervisor looked at it on site (督查). */
    INSPECTED,
    /** Opened again after an answer (重办); starts a new round. */
    REOPENED,
    /** Joined into another order (并单). */
    MERGED,
    /** Category or urgency was changed (重新定性). */
    RECLASSIFIED,
    /** Taken back (撤销). */
    CANCELLED,
    /** The office has seen the alert (知悉). */
    ACKNOWLEDGED,
    /** The office excuses a breach (免责). */
    WAIVED,
    /** The office withdraws an issued light (撤灯). */
    LIGHT_REVOKED,
    /** The office names the unit that has to do it (指定承办). */
    ASSIGNED,
    /** The office issued a supervision notice (督办通知书). */
    NOTICE_ISSUED,
    /** A task was opened (立项). */
    OPENED,
    /** A task's due time was changed (调整时限). */
    DUE_CHANGED,
    /** A task came to its end (完成). */
    FINISHED,
    /** Two recurring problems are one (合并共性问题); {@code mergedInto} names the other. About a problem. */
    PROBLEM_MERGED,
    /**
     * The order belongs to another recurring problem (拆出共性问题): to that of {@code mergedInto}, an order or a problem, or
     * without one to a new problem.
     */
    PROBLEM_SPLIT,
    /** A recurring problem gets a name (改名): the {@code title}; without one its own again. About a problem. */
    PROBLEM_RENAMED,
    /** Nothing more is told of a recurring problem (静默). About a problem. */
    PROBLEM_MUTED,
    /** A muted problem is told of again (恢复提醒). About a problem. */
    PROBLEM_UNMUTED,
    /** A recurring problem is struck off (销号). About a problem. */
    PROBLEM_STRUCK_OFF,
    /** A recurring problem that was struck off is taken up again (重新立案). About a problem. */
    PROBLEM_REOPENED,
    /** The office says that the order is not the same matter as {@code mergedInto} (不并单). */
    MERGE_REFUSED;

    /**
     * Whether it is about an extension: the due time it states is one asked for or granted, and has to be looked at before
     * it counts.
     */
    public boolean isOfExtension() {
        return this == EXTENSION_REQUESTED || this == EXTENDED || this == EXTENSION_DENIED;
    }

    /** Whether the unit it names is the one that has the order from then on: to whom it was sent, or a task given. */
    public boolean isAssignment() {
        return this == DISPATCHED || this == OPENED;
    }

    /**
     * Whether it is a decision of people about recurring problems (共性问题): no step in the life of an order, so clocks and
     * ledger do not see it.
     */
    public boolean isOfProblem() {
        return switch (this) {
            case PROBLEM_MERGED,
                    PROBLEM_SPLIT,
                    PROBLEM_RENAMED,
                    PROBLEM_MUTED,
                    PROBLEM_UNMUTED,
                    PROBLEM_STRUCK_OFF,
                    PROBLEM_REOPENED -> true;
            default -> false;
        };
    }
}
