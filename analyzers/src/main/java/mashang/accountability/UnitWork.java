package mashang.accountability;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.ClockReading;
import mashang.workorder.Fact;

/** One unit's work on an order in one round, being put together; see {@link Items}. */
final class UnitWork {
    private static final long NEVER = Long.MAX_VALUE;
    private static final double HALF = .5;

    private final Fact assignment;
    private long lastDispatch = Long.MIN_VALUE;
    private final List<ClockReading> breached = new ArrayList<>(0);
    /** Its clocks that end with handling, one for each time it had the order, apart by how they count time. */
    private final TurnsHeld aroundTheClock = new TurnsHeld(false);

    private final TurnsHeld inOfficeHours = new TurnsHeld(true);
    private boolean isRunning;
    private long handledAt = NEVER;
    private boolean isUndone;
    private boolean isPoor;

    /** @param assignment how it got the order in this round */
    UnitWork(Fact assignment) {
        this.assignment = assignment;
    }

    Fact assignment() {
        return assignment;
    }

    void dispatched(long at) {
        lastDispatch = Math.max(lastDispatch, at);
    }

    /** Whether it has had the order ever since, so that a clock of the order that began then is its own doing. */
    boolean hasHadItSince(long time) {
        return time >= lastDispatch;
    }

    void breached(ClockReading clock) {
        breached.add(clock);
    }

    /** A turn with the order. */
    void turn(ClockReading clock) {
        isRunning |= !clock.isStopped();
        if (clock.dueAt() != NEVER) {
            (TurnsHeld.isInOfficeHours(clock) ? inOfficeHours : aroundTheClock).add(clock);
        }
    }

    void handled(long at) {
        handledAt = Math.min(handledAt, at);
    }

    /** Its closing did not last: the order was opened again, or the citizen says that nothing is resolved. */
    void undone() {
        isUndone = true;
        isPoor = true;
    }

    void poor() {
        isPoor = true;
    }

    boolean isTimed() {
        return aroundTheClock.isTimed() || inOfficeHours.isTimed();
    }

    /** How much of the limit all turns together have used; more than 1: more than all of it. */
    private double used() {
        return aroundTheClock.used() + inOfficeHours.used();
    }

    /** Whether there is anything to judge: it has finished its work, or is late with it. */
    boolean isSettled() {
        return handledAt != NEVER || !breached.isEmpty();
    }

    /** When it was settled: the first due time it missed, or when it finished. */
    long settledAt() {
        long at = handledAt;
        for (ClockReading clock : breached) {
            at = Math.min(at, clock.dueAt());
        }
        return at;
    }

    boolean isLate() {
        return !breached.isEmpty() || (isTimed() && (isUndone || (!isRunning && used() > 1)));
    }

    boolean isPoor() {
        return isPoor;
    }

    /** Whether it was finished for good within half of the limit. */
    boolean isEarly() {
        return isTimed() && handledAt != NEVER && !isRunning && !isLate() && !isPoor && used() <= HALF;
    }
}
