package mashang.local.documents;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mashang.sla.Advance;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import mashang.workorder.Particulars;

/** Orders as documents speak of them: by the rules of the job itself, as of a time. */
public final class Matters {
    /** What presses most first: late and running, then late, then running; of those what is due first. */
    private static final Comparator<ClockReading> PRESSING = Comparator.comparing(
                    (ClockReading r) -> !(r.isLate() && !r.isStopped()))
            .thenComparing(r -> !r.isLate())
            .thenComparing(ClockReading::isStopped)
            .thenComparingLong(ClockReading::dueAt)
            .thenComparing(ClockReading::name);

    private final Clocks clocks;
    private final Function<String, List<CaseEvent>> history;
    private final Set<String> withheld;

    /**
     * @param history all events of an order that are known; none where it is not
     * @param withheld orders of which nothing may be said but their number: those about officials' conduct
     */
    public Matters(Clocks clocks, Function<String, List<CaseEvent>> history, Set<String> withheld) {
        this.clocks = clocks;
        this.history = history;
        this.withheld = withheld;
    }

    /**
     * One order.
     *
     * @param events all that is known of it
     * @param title what it is about, masked; empty where that is not known, or for nobody else to read
     * @param restricted whether it is for nobody else to read
     * @param clock the clock that presses most; empty where none that says anything runs or ran
     * @param unit the unit that has it, as its feed writes it; empty where none has
     */
    public record Matter(
            String order,
            List<CaseEvent> events,
            String title,
            boolean restricted,
            Optional<ClockReading> clock,
            Optional<String> unit) {}

    /** An order, as it stands; empty where nothing is known of it. */
    public Optional<Matter> of(String order, Instant at) {
        List<CaseEvent> events = history.apply(order);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        Advance advance = advance(clocks, order, events, at);
        Particulars said = advance.order().particulars();
        boolean restricted = said.isRestricted() || withheld.contains(order);
        Optional<ClockReading> pressing = advance.readings().clocks().stream()
                .filter(r -> r.rule().limit() != null || r.policy().equals("supplied"))
                .filter(r -> !r.ruled().waived())
                .min(PRESSING);
        String title = restricted || said.title() == null ? "" : said.title();
        return Optional.of(new Matter(
                order,
                events,
                title,
                restricted,
                pressing,
                pressing.map(ClockReading::unit).or(() -> lastUnit(advance))));
    }

    private static Optional<String> lastUnit(Advance advance) {
        return advance.order().facts().stream()
                .filter(fact -> fact.step().isAssignment() && fact.unit() != null)
                .reduce((earlier, later) -> later)
                .map(fact -> String.valueOf(fact.unit()));
    }

    /** How an order stands at a time, by what is known of it. */
    static Advance advance(Clocks clocks, String order, List<CaseEvent> events, Instant at) {
        OrderState state = OrderState.NEW;
        long until = at.toEpochMilli();
        for (CaseEvent event : events) {
            state = clocks.receive(state, event);
            until = Math.max(until, event.loggedAt().toEpochMilli());
        }
        return clocks.advance(order, state, until);
    }
}
