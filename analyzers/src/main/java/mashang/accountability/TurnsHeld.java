package mashang.accountability;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.ClockReading;
import mashang.sla.Span;

/**
 * What one unit used of its limit in all turns with an order whose clocks count time alike. The limit is the shortest that any turn had, and a turn has used of it what was not left when it stopped. So time is counted as the clock counts it: what is
 * off, on hold or granted in one turn is nothing that the unit used, and another turn adds no time to the limit.
 */
final class TurnsHeld {
    /** More than all of it, where there is no limit to take a share of. */
    private static final double TOO_MUCH = 2;

    private final boolean inOfficeHours;
    private final List<Long> left = new ArrayList<>(1);
    private long limit = Long.MAX_VALUE;

    /** @param inOfficeHours whether only office hours count; else the whole day does */
    TurnsHeld(boolean inOfficeHours) {
        this.inOfficeHours = inOfficeHours;
    }

    /** How the clock counts time: working days, too, are days of office hours. */
    static boolean isInOfficeHours(ClockReading clock) {
        Span limit = clock.rule().limit();
        return limit != null && limit.unit() != Span.Unit.ELAPSED;
    }

    /** A turn with a due time. */
    void add(ClockReading clock) {
        limit = Math.min(limit, Math.max(0, time(clock, clock.startedAt(), clock.dueAt())));
        if (clock.isStopped() && !clock.ruled().waived()) {
            left.add(time(clock, clock.stoppedAt(), clock.dueAt()));
        }
    }

    private long time(ClockReading clock, long from, long until) {
        return inOfficeHours ? clock.calendar().officeTime(from, until) : until - from;
    }

    boolean isTimed() {
        return limit != Long.MAX_VALUE;
    }

    /** As a share of the limit; of turns that are over and not excused. */
    double used() {
        long used = 0;
        for (long one : left) {
            used += Math.max(0, limit - one);
        }
        return limit > 0 ? (double) used / limit : used > 0 ? TOO_MUCH : left.isEmpty() ? 0 : 1;
    }
}
