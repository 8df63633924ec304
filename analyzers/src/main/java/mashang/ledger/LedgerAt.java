package mashang.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mashang.ledger.LedgerView.Knowledge;
import mashang.sla.Advance;
import mashang.sla.Clocks;
import mashang.sla.Deadlines;
import mashang.sla.OrderState;
import mashang.sla.Readings;
import mashang.sla.Wording;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.WorkOrder;

/**
 * The ledger as of any time, of one order at a time, both ways: as it was known then, and as it is known later of then. Pure; the order of the events and
 * repetitions among them make no difference.
 */
public final class LedgerAt {
    private final Clocks clocks;

    /** @param clocks the city's rules, with what was published of them meanwhile */
    public LedgerAt(Clocks clocks) {
        this.clocks = clocks;
    }

    /**
     * As it was known then: the job's own clocks over everything handed over by then, so this is what its ledger said. An order that was forgotten meanwhile
     * is shown as it was last.
     *
     * @param events all events of the order
     * @param at epoch milliseconds
     * @return absent where nothing of it had been handed over yet
     */
    public Optional<LedgerView> asKnownThen(String orderId, Collection<CaseEvent> events, long at) {
        List<CaseEvent> known = handedOver(events, at);
        Advance advance = advance(orderId, known, at);
        if (advance.state().facts().isEmpty()) {
            advance = lastRemembered(orderId, known);
        }
        if (advance.state().facts().isEmpty()) {
            return Optional.empty();
        }
        int left = distinct(events) - distinct(known);
        LedgerEntry entry = LedgerEntry.of(
                advance, clocks.asKnownAt(advance.state().knownAt()).units(), at);
        return Optional.of(new LedgerView(Knowledge.THEN, at, at, entry, List.copyOf(advance.alerts()), left));
    }

    /** The moment before it was forgotten: behind the last event by which anything was still remembered. */
    private Advance lastRemembered(String orderId, List<CaseEvent> events) {
        long[] moments = events.stream()
                .mapToLong(e -> e.loggedAt().toEpochMilli())
                .sorted()
                .distinct()
                .toArray();
        for (int i = moments.length - 1; i >= 0; i--) {
            OrderState state = advance(orderId, events, moments[i]).state();
            if (!state.facts().isEmpty()) {
                return advance(orderId, events, state.foldedUpTo() + Clocks.REMEMBERED_MILLIS - 1);
            }
        }
        return advance(orderId, List.of(), Long.MIN_VALUE);
    }

    /**
     * As it is known later of then: of the facts, by the version that counts now, those that had happened by then; calendars as they are known now; lights as they
     * should have been at that time. What a version says of class and due time is heard from when it was made ({@code CLOCKS.md}, 1.10): one that was made after
     * that time says nothing of it yet.
     *
     * @param events all events of the order
     * @param at epoch milliseconds
     * @param knownAt epoch milliseconds of log time: what was handed over or published later is not known
     * @return absent where nothing of it had happened yet
     */
    public Optional<LedgerView> asKnownLater(String orderId, Collection<CaseEvent> events, long at, long knownAt) {
        List<Fact> all = Fact.of(handedOver(events, knownAt));
        List<Fact> happened = happened(orderId, all, at);
        if (happened.isEmpty()) {
            return Optional.empty();
        }
        Deadlines deadlines = clocks.asKnownAt(knownAt);
        WorkOrder order = WorkOrder.of(orderId, happened, deadlines.authority());
        Readings readings = deadlines.read(order, knownAt);
        LedgerEntry entry = LedgerEntry.of(order, happened, readings, deadlines.units(), at);
        return Optional.of(
                new LedgerView(Knowledge.LATER, at, knownAt, entry, List.of(), distinct(events) - happened.size()));
    }

    /** The facts that had happened by then, with all their versions; those whose words are heard later only repeat what was heard by then. */
    public static List<Fact> happened(String orderId, List<Fact> all, long at) {
        WorkOrder order = WorkOrder.of(orderId, all);
        List<Fact> counting = new ArrayList<>(order.facts());
        order.refusals().forEach(refusal -> counting.add(refusal.decision())); // to be judged by what had happened
        List<Fact> happened = new ArrayList<>();
        for (Fact fact : counting) {
            if (fact.occurredAt() <= at) {
                List<Fact> versions = order.versions(fact);
                happened.addAll(versions.size() == 1 ? versions : heardBy(at, fact, versions));
            }
        }
        return happened;
    }

    private static List<Fact> heardBy(long at, Fact fact, List<Fact> versions) {
        List<Fact> heard = new ArrayList<>(versions);
        Fact latest = versions.get(0);
        for (Wording wording : Wording.of(fact, versions)) {
            if (wording.from() <= at) {
                latest = wording.version();
            } else {
                int place = versions.indexOf(wording.version());
                heard.set(place, wording.version().withWordsOf(latest));
            }
        }
        return heard;
    }

    private Advance advance(String orderId, List<CaseEvent> events, long time) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : events) {
            state = clocks.receive(state, event);
        }
        return clocks.advance(orderId, state, time);
    }

    private static List<CaseEvent> handedOver(Collection<CaseEvent> events, long by) {
        return events.stream().filter(e -> e.loggedAt().toEpochMilli() <= by).toList();
    }

    private static int distinct(Collection<CaseEvent> events) {
        return (int) events.stream().map(CaseEvent::eventId).distinct().count();
    }
}
