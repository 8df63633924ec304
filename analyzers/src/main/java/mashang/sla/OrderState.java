package mashang.sla;

import java.util.List;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;

/**
 * All that is remembered of one order.
 *
 * @param waiting events whose {@code loggedAt} the watermark has not reached, not folded yet
 * @param facts distinct facts folded so far, superseded versions included
 * @param told breaches told so far, withdrawn ones included
 * @param foldedUpTo {@code loggedAt} of the last fold, epoch milliseconds; {@link Long#MIN_VALUE} before the first
 */
public record OrderState(List<CaseEvent> waiting, List<Fact> facts, List<Told> told, long foldedUpTo) {

    /** Nothing is known yet. */
    public static final OrderState NEW = new OrderState(List.of(), List.of(), List.of(), Long.MIN_VALUE);

    /** Nothing is left to remember. */
    public boolean isEmpty() {
        return waiting.isEmpty() && facts.isEmpty();
    }

    /** Whether this event is known, folded or waiting. */
    boolean knows(CaseEvent event) {
        return facts.stream().anyMatch(f -> f.eventId().equals(event.eventId()))
                || waiting.stream().anyMatch(w -> w.eventId().equals(event.eventId()));
    }

    /** How many decisions were taken, corrections included. */
    public int decisions() {
        return told.stream().mapToInt(Told::revision).sum();
    }

    /**
     * Number of distinct facts, repetitions and decisions: grows with every change of what is written about the order, the
     * same way in every run.
     */
    public long version() {
        return facts.size() + facts.stream().filter(Fact::repeated).count() + decisions();
    }
}
