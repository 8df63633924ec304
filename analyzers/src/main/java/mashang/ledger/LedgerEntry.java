package mashang.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.ClockReading;
import mashang.sla.OrderState;
import mashang.sla.Told;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * One order in the ledger (台账), as known after everything handed over so far. A function of facts and decisions: it holds no
 * present time, so that two runs write the same.
 *
 * @param orderId the order
 * @param version number of facts, repetitions, decisions and notices behind it, 1 or more
 * @param stage the last step that moved it; absent where only side steps are known
 * @param rounds 1 or more
 * @param particulars what is said of it
 * @param unit the unit that has it, as the feed writes it
 * @param dueAt epoch milliseconds of the due time the feed supplied, absent where it did not
 * @param times the first time of each step it went through, epoch milliseconds
 * @param hops number of dispatches
 * @param returns number of accepted returns
 * @param clocks every clock that started
 * @param anomalies names of anomalies, sorted
 * @param facts number of distinct facts, superseded versions included
 * @param decisions number of breaches and corrections
 * @param firstLoggedAt epoch milliseconds when we first heard of it
 * @param lastLoggedAt epoch milliseconds of the last new fact
 */
public record LedgerEntry(
        String orderId,
        long version,
        @Nullable Step stage,
        int rounds,
        Particulars particulars,
        @Nullable String unit,
        @Nullable Long dueAt,
        Map<Step, Long> times,
        int hops,
        int returns,
        List<ClockEntry> clocks,
        List<String> anomalies,
        int facts,
        int decisions,
        long firstLoggedAt,
        long lastLoggedAt) {

    /** The entry of an order that has facts, as it was moved on. */
    public static LedgerEntry of(Advance advance) {
        WorkOrder order = advance.order();
        OrderState state = advance.state();
        Map<Step, Long> times = new EnumMap<>(Step.class);
        for (Fact fact : order.facts()) {
            times.putIfAbsent(fact.step(), fact.occurredAt());
        }
        List<ClockEntry> clocks = new ArrayList<>();
        advance.readings().clocks().forEach(r -> clocks.add(entry(r, state.told())));
        return new LedgerEntry(
                order.orderId(),
                advance.version(),
                order.stage().orElse(null),
                order.rounds(),
                order.particulars(),
                order.unit(),
                order.suppliedDue(order.rounds()).or(() -> order.suppliedDue(1)).orElse(null),
                times,
                order.count(Step.DISPATCHED),
                order.count(Step.RETURNED),
                clocks,
                List.copyOf(order.anomalies()),
                state.facts().size(),
                state.decisions(),
                firstLoggedAt(state),
                state.foldedUpTo());
    }

    private static long firstLoggedAt(OrderState state) {
        long first = Long.MAX_VALUE;
        for (Fact fact : state.facts()) {
            first = Math.min(first, fact.loggedAt());
        }
        return first;
    }

    /** How many breaches stand. */
    public int breaches() {
        int breaches = 0;
        for (ClockEntry clock : clocks) {
            breaches += clock.breached() ? 1 : 0;
        }
        return breaches;
    }

    private static ClockEntry entry(ClockReading reading, List<Told> all) {
        boolean warned = false;
        int rungs = 0;
        Told breach = null;
        for (Told told : all) {
            if (!told.withdrawn() && told.isFor(reading)) {
                warned |= told.kind() == Alert.Kind.WARNING;
                rungs += told.kind() == Alert.Kind.ESCALATION ? 1 : 0;
                breach = breach == null && told.isBreach() ? told : breach;
            }
        }
        return new ClockEntry(
                reading.round(),
                reading.clock(),
                reading.hop(),
                reading.startedAt(),
                reading.dueAt() == Long.MAX_VALUE ? null : reading.dueAt(),
                reading.isStopped() ? reading.stoppedAt() : null,
                reading.provisional(),
                warned,
                rungs,
                breach != null,
                breach == null ? null : (Long) breach.toldAt(),
                reading.unit(),
                reading.policy());
    }
}
