package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import mashang.workorder.CaseEvent;

/** What came of moving an order on in log time. */
public final class Advance {
    private OrderState state;
    private final List<CaseEvent> folded = new ArrayList<>();
    private final List<CaseEvent> tooOld = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private boolean changed;

    Advance(OrderState state) {
        this.state = state;
    }

    void folded(CaseEvent event) {
        folded.add(event);
    }

    void tooOld(CaseEvent event) {
        tooOld.add(event);
    }

    void decided(Alert alert) {
        alerts.add(alert);
    }

    void become(OrderState next) {
        changed |= next.version() != state.version();
        state = next;
    }

    /** Nothing is known any more; what waits, waits on. */
    void forget() {
        OrderState forgotten = OrderState.NEW;
        state = new OrderState(state.waiting(), forgotten.facts(), forgotten.told(), forgotten.foldedUpTo());
    }

    /** The order now. */
    public OrderState state() {
        return state;
    }

    /** Events that were new, in the order in which they were folded. */
    public List<CaseEvent> folded() {
        return folded;
    }

    /** Events older than we keep orders, of an order we know nothing of. */
    public List<CaseEvent> tooOld() {
        return tooOld;
    }

    /** Decisions, in the order in which they were taken. */
    public List<Alert> alerts() {
        return alerts;
    }

    /** Whether what is written about the order has changed. */
    public boolean changed() {
        return changed;
    }
}
