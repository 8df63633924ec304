package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;

/**
 * All that is remembered of one order.
 *
 * @param waiting events whose {@code loggedAt} the watermark has not reached, not folded yet
 * @param facts distinct facts folded so far, superseded versions included
 * @param told what was told so far, withdrawn or not
 * @param foldedUpTo {@code loggedAt} of the last fold of something new, epoch milliseconds; {@link Long#MIN_VALUE} before the first
 * @param knownAt when anything about it last became known: the last such fold, or later rules
 * @param wakeAt the next log time at which something is to be done without a new event; {@link Long#MAX_VALUE}: never
 */
public record OrderState(
        List<CaseEvent> waiting, List<Fact> facts, List<Told> told, long foldedUpTo, long knownAt, long wakeAt) {

    /** Nothing is known yet. */
    public static final OrderState NEW =
            new OrderState(List.of(), List.of(), List.of(), Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

    /** Nothing is left to remember. */
    public boolean isEmpty() {
        return waiting.isEmpty() && facts.isEmpty();
    }

    /** Whether this event is known, folded or waiting. */
    boolean knows(CaseEvent event) {
        return facts.stream().anyMatch(f -> f.eventId().equals(event.eventId()))
                || waiting.stream().anyMatch(w -> w.eventId().equals(event.eventId()));
    }

    /** The same with other events waiting. */
    public OrderState withWaiting(List<CaseEvent> events) {
        return new OrderState(events, facts, told, foldedUpTo, knownAt, wakeAt);
    }

    OrderState with(CaseEvent event) {
        List<CaseEvent> more = new ArrayList<>(waiting);
        more.add(event);
        return withWaiting(more);
    }

    OrderState wakingAt(long time) {
        return new OrderState(waiting, facts, told, foldedUpTo, knownAt, time);
    }

    /** How many decisions were taken, corrections included. */
    public int decisions() {
        int decisions = 0;
        for (Told what : told) {
            decisions += what.revision();
        }
        return decisions;
    }

    /**
     * Number of distinct facts, repetitions and decisions: grows with every change of what is written about the order, the
     * same way in every run.
     */
    public long version() {
        int repeated = 0;
        for (Fact fact : facts) {
            repeated += fact.repeated() ? 1 : 0;
        }
        return (long) facts.size() + repeated + decisions();
    }
}
