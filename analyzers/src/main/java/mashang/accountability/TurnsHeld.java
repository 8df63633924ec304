package mashang.accountability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mashang.sla.ClockReading;
import mashang.sla.Span;
import mashang.sla.WorkCalendar;

/**
 * What one unit used of its limit in all turns with an order whose clocks count time alike. The limit is that of the first turn; each turn uses of it the time it took, as its clock counts time. What a turn's clock had more than the one with
 * the least was on hold or granted in it: it is no part of the limit, and nothing that was used. So nobody has used holidays, and another turn adds no time.
 */
final class TurnsHeld {
    /** More than all of it, where there is no limit to take a share of. */
    private static final double TOO_MUCH = 2;

    private final boolean inOfficeHours;
    private final List<ClockReading> turns = new ArrayList<>(1);

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
        turns.add(clock);
    }

    boolean isTimed() {
        return !turns.isEmpty();
    }

    /** As a share of the limit; of turns that are over and not excused. */
    double used() {
        ClockReading first = turns.stream()
                .min(Comparator.comparingLong(ClockReading::startedAt))
                .orElse(null);
        if (first == null) {
            return 0;
        }
        long least = turns.stream().mapToLong(this::stated).min().orElse(0);
        long limit = time(first, first.startedAt(), first.dueAt()) - (stated(first) - least);
        long used = 0;
        boolean isOver = false;
        for (ClockReading turn : turns) {
            if (turn.isStopped() && !turn.ruled().waived()) {
                isOver = true;
                used += Math.max(0, time(turn, turn.startedAt(), turn.stoppedAt()) - (stated(turn) - least));
            }
        }
        return limit > 0 ? (double) used / limit : used > 0 ? TOO_MUCH : isOver ? 1 : 0;
    }

    /** How long a limit its clock had: the same for each turn of an order, but for what was on hold or granted. Working days count from the day after the start. */
    private long stated(ClockReading clock) {
        Span limit = clock.rule().limit();
        WorkCalendar calendar = clock.calendar();
        boolean isInDays = inOfficeHours && limit != null && limit.unit() == Span.Unit.WORKING_DAYS;
        long from = isInDays ? calendar.startOf(calendar.dayOf(clock.startedAt()) + 1) : clock.startedAt();
        return Math.max(0, time(clock, from, clock.dueAt()));
    }

    private long time(ClockReading clock, long from, long until) {
        return inOfficeHours ? clock.calendar().officeTime(from, until) : until - from;
    }
}
