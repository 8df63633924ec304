package mashang.local.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import mashang.sla.Advance;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.sla.Passing;
import mashang.workorder.CaseEvent;
import mashang.workorder.Refusal;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** What a decision comes to, by the very rules of the job and what is known of the order now. */
public final class Outcome {
    private final Clocks clocks;
    private final String orderId;
    private final List<CaseEvent> events;

    /**
     * @param clocks by what it is judged
     * @param events all events of the order known now
     */
    public Outcome(Clocks clocks, String orderId, List<CaseEvent> events) {
        this.clocks = clocks;
        this.orderId = orderId;
        this.events = List.copyOf(events);
    }

    /** Why it would be refused; empty where it counts. */
    public Optional<Refusal.Why> refusal(OfficeDecision decision, Instant at) {
        CaseEvent event = decision.event(at);
        List<CaseEvent> with = new ArrayList<>(events);
        with.add(event);
        return advance(with, at).readings().refusals().stream()
                .filter(r -> r.decision().eventId().equals(event.eventId()))
                .map(Refusal::why)
                .findFirst();
    }

    /**
     * Clocks that a person may mean: of several only those that are overdue, if there are any.
     *
     * @param clock name of the clock, or {@link ClockReading#name} of one
     * @param round absent: any
     * @param unit of a clock for each dispatch; absent: any
     */
    public List<ClockReading> clocks(String clock, @Nullable Integer round, @Nullable String unit, Instant at) {
        List<ClockReading> found = advance(events, at).readings().clocks().stream()
                .filter(r -> r.clock().equals(clock) || r.name().equals(clock))
                .filter(r -> round == null || r.round() == round)
                .filter(r -> unit == null || Objects.equals(unit, r.unit()))
                .toList();
        List<ClockReading> overdue = found.stream()
                .filter(r -> r.isLate() && r.dueAt() < at.toEpochMilli())
                .toList();
        return overdue.isEmpty() ? found : overdue;
    }

    /** The latest round, or this one, in which it was passed around; empty where it was not. */
    public OptionalInt passedAround(@Nullable Integer round, Instant at) {
        return advance(events, at).readings().passings().stream()
                .mapToInt(Passing::round)
                .filter(passed -> round == null || passed == round)
                .max();
    }

    /** The order as it is known; empty where nothing is, or nothing but decisions that were refused. */
    public Optional<WorkOrder> order(Instant at) {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(advance(events, at).order())
                        .filter(order -> !order.facts().isEmpty());
    }

    /** The clock that would be due first if all of this were decided; empty where none would run. */
    public Optional<ClockReading> firstDue(List<OfficeDecision> decisions, Instant at) {
        List<CaseEvent> with = new ArrayList<>(events);
        decisions.forEach(decision -> with.add(decision.event(at, "at/" + at + '/' + decision.step())));
        return advance(with, at).readings().clocks().stream()
                .filter(clock -> !clock.isStopped() && clock.dueAt() != Long.MAX_VALUE)
                .min(Comparator.comparingLong(ClockReading::dueAt));
    }

    /** Names of its clocks. */
    public List<String> names(Instant at) {
        return advance(events, at).readings().clocks().stream()
                .map(ClockReading::clock)
                .distinct()
                .toList();
    }

    private Advance advance(List<CaseEvent> known, Instant at) {
        OrderState state = OrderState.NEW;
        long until = at.toEpochMilli();
        for (CaseEvent event : known) {
            state = clocks.receive(state, event);
            until = Math.max(until, event.loggedAt().toEpochMilli());
        }
        return clocks.advance(orderId, state, until);
    }
}
