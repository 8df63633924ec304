package mashang.jobs.delivery;

import mashang.config.PublishedOffice;
import mashang.delivery.Acts.Act;
import mashang.delivery.OrderDoings;
import mashang.jobs.FoldedOrders;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/** Takes out of the event log what makes an alert needless to climb. A shell around {@link OrderDoings}. */
public final class OrderActs extends FoldedOrders<OrderDoings, Act> {
    private static final long serialVersionUID = 1L;

    /** Of a fact, or of an order without any; more or less. */
    private static final long FACT_BYTES = 400;

    /** @param office who may decide what, before anything was published: what is refused was not done */
    public OrderActs(PublishedOffice office) {
        super(office, "order-doings", OrderDoings.class);
    }

    @Override
    protected OrderDoings none() {
        return OrderDoings.NONE;
    }

    @Override
    protected OrderDoings receive(OrderDoings known, CaseEvent event, long remembered) {
        return known.receive(event, remembered);
    }

    @Override
    protected Folded<OrderDoings, Act> fold(String orderId, OrderDoings known, long until, Authority authority) {
        OrderDoings.Advance advance = known.advance(orderId, until, authority);
        return new Folded<>(advance.state(), advance.acts());
    }

    @Override
    protected long wakeAt(OrderDoings known) {
        return known.wakeAt();
    }

    @Override
    protected @Nullable Long touchedAt(OrderDoings known) {
        return known.touchedAt();
    }

    @Override
    protected OrderDoings forgotten(OrderDoings known) {
        return known.forgotten();
    }

    @Override
    protected long weight(OrderDoings known) {
        return FACT_BYTES * (1L + known.waiting().size() + known.folded().size());
    }
}
