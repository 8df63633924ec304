package mashang.sla;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.WorkOrder;

/** What came of moving an order on in log time. */
public final class Advance {
    private final String orderId;
    private final List<CaseEvent> folded = new ArrayList<>();
    private final Set<String> restricted = new HashSet<>();
    private final List<CaseEvent> tooOld = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final Map<String, Known> known = new HashMap<>();
    private final List<Verdict> forgotten = new ArrayList<>();
    private OrderState state;
    private WorkOrder order;
    private Readings readings;
    private boolean changed;
    private int notices;

    Advance(OrderState state, WorkOrder order, Readings readings) {
        this.orderId = order.orderId();
        this.state = state;
        this.order = order;
        this.readings = readings;
    }

    /** @param facts of the order so far, this one among them */
    void folded(CaseEvent event, List<Fact> facts) {
        folded.add(event);
        if (facts.stream().map(Fact::particulars).anyMatch(said -> said != null && said.isRestricted())) {
            restricted.add(event.eventId());
        }
        changed = true;
    }

    void repeated() {
        changed = true;
    }

    void tooOld(CaseEvent event) {
        tooOld.add(event);
    }

    /** By what is known now. */
    void decided(List<Alert> decisions) {
        for (Alert alert : decisions) {
            ClockReading reading = readings.of(alert);
            Ruled ruled = reading == null ? Ruled.NOTHING : reading.ruled();
            long unitAt = reading == null ? Long.MIN_VALUE : reading.unitAt();
            known.put(alert.alertId(), new Known(order.particulars(), ruled, unitAt));
        }
        alerts.addAll(decisions);
        changed |= !decisions.isEmpty();
    }

    /**
     * What was known when a decision was taken; later on in the same advance it may be otherwise.
     *
     * @param particulars of the order
     * @param ruled what the office had decided about the clock
     * @param unitAt when the unit it concerns was called by that name, epoch milliseconds, see {@link ClockReading#unitAt}
     */
    public record Known(Particulars particulars, Ruled ruled, long unitAt) {}

    /** What was known when one of {@link #alerts} was decided. */
    public Known knownAt(Alert alert) {
        return known.getOrDefault(alert.alertId(), new Known(Particulars.NONE, Ruled.NOTHING, Long.MIN_VALUE));
    }

    void become(OrderState next) {
        state = next;
    }

    void become(WorkOrder nextOrder, Readings nextReadings) {
        order = nextOrder;
        readings = nextReadings;
    }

    /** So many times rules became known since it was first heard of. */
    void noticed(int count) {
        notices = count;
    }

    /** New rules may have moved its due times, or confirmed them. */
    void planned() {
        changed = true;
    }

    /** Nothing is known any more; what waits, waits on. */
    void forget(List<Verdict> last) {
        forgotten.addAll(last);
        state = OrderState.NEW.withWaiting(state.waiting());
        become(WorkOrder.of(orderId, List.of()), Readings.NONE);
    }

    /** What is remembered of the order now. */
    public OrderState state() {
        return state;
    }

    /** The order now. */
    public WorkOrder order() {
        return order;
    }

    /** Its clocks now. */
    public Readings readings() {
        return readings;
    }

    /** Events that were new, in the order in which they were folded. */
    public List<CaseEvent> folded() {
        return folded;
    }

    /** Whether one of {@link #folded} belongs to an order that was known by then to be restricted, see {@link Particulars#isRestricted}. */
    public boolean isRestricted(CaseEvent event) {
        return restricted.contains(event.eventId());
    }

    /** Events older than we keep orders, of an order we know nothing of. */
    public List<CaseEvent> tooOld() {
        return tooOld;
    }

    /** Decisions, in the order in which they were taken. */
    public List<Alert> alerts() {
        alerts.sort(Comparator.comparing(Alert::decidedAt).thenComparing(Alert::alertId));
        return alerts;
    }

    /** How its clocks stood when it was forgotten; empty where it was not. */
    public List<Verdict> forgotten() {
        return forgotten;
    }

    /**
     * Number of distinct facts, repetitions and decisions, and of times at which rules became known meanwhile: grows with every change of what
     * is written about the order, the same way in every run.
     */
    public long version() {
        return state.version() + notices;
    }

    /** Whether what is written about the order has changed. */
    public boolean changed() {
        return changed;
    }
}
