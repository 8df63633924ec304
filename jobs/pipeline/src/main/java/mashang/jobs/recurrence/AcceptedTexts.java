package mashang.jobs.recurrence;

import java.time.Instant;
import mashang.config.PublishedOffice;
import mashang.jobs.FoldedOrders;
import mashang.recurrence.city.OrderText;
import mashang.recurrence.city.ProblemFact;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;

/**
 * Tells each order's text once, when the order is accepted; then its end, its reopening and which orders it is joined into or kept apart from; and what people
 * decide about problems, each decision once. A shell around {@link OrderText}. Missing: without a text or a sign of acceptance the order waits.
 */
public final class AcceptedTexts extends FoldedOrders<OrderText, ProblemFact> {
    private static final long serialVersionUID = 1L;

    /** @param office who may decide what, before anything was published: a closing that is refused closes nothing */
    public AcceptedTexts(PublishedOffice office) {
        super(office, "order-text", OrderText.class);
    }

    @Override
    protected OrderText none() {
        return OrderText.NONE;
    }

    @Override
    protected OrderText receive(OrderText known, CaseEvent event) {
        return known.receive(event);
    }

    @Override
    protected Folded<OrderText, ProblemFact> fold(String orderId, OrderText known, long until, Authority authority) {
        OrderText.Advance advance = known.advance(orderId, Instant.ofEpochMilli(until), authority);
        OrderText now = advance.state();
        Long touchedAt = now.touchedAt() == null ? null : (Long) now.touchedAt().toEpochMilli();
        return new Folded<>(now, advance.facts(), !now.waiting().isEmpty(), touchedAt);
    }
}
