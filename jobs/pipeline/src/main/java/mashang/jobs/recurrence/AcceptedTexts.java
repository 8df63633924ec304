package mashang.jobs.recurrence;

import java.time.Instant;
import mashang.config.PublishedOffice;
import mashang.jobs.FoldedOrders;
import mashang.recurrence.city.AcceptedText;
import mashang.recurrence.city.OrderText;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.TextFact;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells each order's text once, when the order is accepted; then its end, its reopening and which orders it is joined into or kept apart from; and what people
 * decide about problems, each decision once. A shell around {@link OrderText}. Missing: without a text or a sign of acceptance the order waits.
 */
public final class AcceptedTexts extends FoldedOrders<OrderText, ProblemFact> {
    private static final long serialVersionUID = 1L;

    /** Of a fact without its texts, or of an order without facts; more or less. */
    private static final long FACT_BYTES = 400;

    /** @param office who may decide what, before anything was published: a closing that is refused closes nothing */
    public AcceptedTexts(PublishedOffice office) {
        super(office, "order-text", OrderText.class);
    }

    @Override
    protected OrderText none() {
        return OrderText.NONE;
    }

    @Override
    protected OrderText receive(OrderText known, CaseEvent event, long remembered) {
        return known.receive(event, remembered);
    }

    @Override
    protected Folded<OrderText, ProblemFact> fold(String orderId, OrderText known, long until, Authority authority) {
        OrderText.Advance advance = known.advance(orderId, Instant.ofEpochMilli(until), authority);
        return new Folded<>(advance.state(), advance.facts());
    }

    @Override
    protected long wakeAt(OrderText known) {
        return known.wakeAt();
    }

    @Override
    protected @Nullable Long touchedAt(OrderText known) {
        Instant touchedAt = known.touchedAt();
        return touchedAt == null ? null : (Long) touchedAt.toEpochMilli();
    }

    @Override
    protected OrderText forgotten(OrderText known) {
        return known.forgotten();
    }

    @Override
    protected long weight(OrderText known) {
        long chars = chars(known.text()) + chars(known.details());
        for (TextFact fact : known.waiting()) {
            chars += chars(fact);
        }
        AcceptedText told = known.told();
        if (told != null) {
            chars += told.title().length()
                    + told.content().length()
                    + told.address().length();
        }
        return FACT_BYTES * (1L + known.waiting().size() + known.steps().size()) + Character.BYTES * chars;
    }

    private static long chars(@Nullable TextFact fact) {
        return fact == null ? 0 : length(fact.title()) + length(fact.content()) + length(fact.address());
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
