package mashang.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mashang.sla.Advance;
import mashang.sla.ClockDefinition.Scope;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of inspections of a task (督帮计划): those that were due, by the very clocks that supervision runs, and those to come, each reckoned as if the one before it were made when it is due.
 * Times are epoch milliseconds.
 */
public final class VisitPlan {
    /** A plan that goes on without end is cut off: more than a year of daily visits. */
    private static final int MOST_AHEAD = 400;

    private final Clocks clocks;
    private final String order;
    private final long now;

    /** @param now as of when: what was handed over later does not exist */
    public VisitPlan(Clocks clocks, String order, long now) {
        this.clocks = clocks;
        this.order = order;
        this.now = now;
    }

    /** What became of a visit. */
    public enum State {
        /** In time. */
        MADE,
        /** Too late. */
        LATE,
        /** Not made, and the time for reporting it is over. */
        MISSED,
        /** Not made, and excused by the office. */
        EXCUSED,
        /** Due by now, and may have been made: reports of it are still waited for. */
        AWAITED,
        /** To come. */
        PLANNED
    }

    /**
     * One visit.
     *
     * @param dueAt when it is due at the latest
     * @param madeAt when it was made; absent where it was not
     */
    public record Visit(long dueAt, State state, @Nullable Long madeAt) {}

    /**
     * The visits due in a time, the first first; none of an order without a cadence.
     *
     * @param events all of the order
     * @param from inclusive
     * @param until exclusive
     */
    public List<Visit> visits(List<CaseEvent> events, long from, long until) {
        List<CaseEvent> known = events.stream()
                .filter(event -> event.loggedAt().toEpochMilli() <= now)
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        Advance advance = advance(known, now);
        List<Visit> visits = new ArrayList<>();
        for (ClockReading clock : advance.readings().clocks()) {
            Visit visit = isCadence(clock) ? visit(clock, advance) : null;
            if (visit != null) {
                visits.add(visit);
            }
        }
        ahead(known, advance, until, visits);
        return visits.stream()
                .filter(visit -> visit.dueAt() >= from && visit.dueAt() < until)
                .sorted(Comparator.comparingLong(Visit::dueAt))
                .toList();
    }

    private static boolean isCadence(ClockReading clock) {
        return clock.rule().clock().scope() == Scope.CADENCE && clock.dueAt() != Long.MAX_VALUE;
    }

    /** Absent where it was not owed: the task ended first, or it is still to come. */
    private @Nullable Visit visit(ClockReading clock, Advance advance) {
        boolean isMade = clock.isStopped() && isInspection(advance, clock.stoppedAt());
        if (isMade) {
            return new Visit(clock.dueAt(), clock.isLate() ? State.LATE : State.MADE, clock.stoppedAt());
        }
        if (!clock.isLate() || clock.dueAt() >= now) {
            return null;
        }
        if (clock.ruled().waived()) {
            return new Visit(clock.dueAt(), State.EXCUSED, null);
        }
        return new Visit(clock.dueAt(), clock.isBreached(now) ? State.MISSED : State.AWAITED, null);
    }

    private static boolean isInspection(Advance advance, long at) {
        for (Fact fact : advance.order().facts()) {
            if (fact.step() == Step.INSPECTED && fact.occurredAt() == at) {
                return true;
            }
        }
        return false;
    }

    private void ahead(List<CaseEvent> known, Advance advance, long until, List<Visit> visits) {
        List<CaseEvent> imagined = new ArrayList<>(known);
        long end = Math.min(
                until, advance.order().suppliedDue(advance.order().rounds()).orElse(until));
        ClockReading running = running(advance);
        for (int i = 0; i < MOST_AHEAD && running != null && running.dueAt() < end; i++) {
            long at = Math.max(running.dueAt(), now);
            if (running.dueAt() >= now) {
                visits.add(new Visit(at, State.PLANNED, null));
            }
            Instant time = Instant.ofEpochMilli(at);
            imagined.add(CaseEvent.about(order, Step.INSPECTED, time, time)
                    .factKey("planned/" + i)
                    .done());
            ClockReading next = running(advance(imagined, at));
            running = next == null || next.dueAt() <= at ? null : next;
        }
    }

    private static @Nullable ClockReading running(Advance advance) {
        for (ClockReading clock : advance.readings().clocks()) {
            if (isCadence(clock) && !clock.isStopped()) {
                return clock;
            }
        }
        return null;
    }

    private Advance advance(List<CaseEvent> events, long until) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : events) {
            state = clocks.receive(state, event);
        }
        return clocks.advance(order, state, until);
    }
}
