package mashang.jobs.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import mashang.delivery.Acts;
import mashang.delivery.Acts.Act;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of the event log what makes an alert needless to climb: an acknowledgement, by somebody who may give it; a snooze, which is an
 * acknowledgement that says until when; and whatever settles the order.
 */
public final class OrderActs implements FlatMapFunction<CaseEvent, Act> {
    private static final long serialVersionUID = 1L;

    /** What an acknowledgement {@code concerns} that puts the order off until the time behind it. */
    public static final String SNOOZE = "snooze/";

    private static final Set<Step> SETTLING = EnumSet.of(
            Step.HANDLED, Step.REPLIED, Step.WRITTEN_OFF, Step.CANCELLED, Step.MERGED, Step.WAIVED, Step.FINISHED);

    private final Authority authority;

    public OrderActs(Authority authority) {
        this.authority = authority;
    }

    @Override
    public void flatMap(CaseEvent event, Collector<Act> out) {
        boolean isSeen = event.step() == Step.ACKNOWLEDGED;
        if (!isSeen && !SETTLING.contains(event.step())) {
            return;
        }
        long at = event.loggedAt().toEpochMilli();
        boolean isRuling = Ruling.isDecision(event.step(), event.role());
        if (isRuling
                && !authority.allows(
                        event.step(), event.role(), event.occurredAt().toEpochMilli())) {
            return;
        }
        Instant until = isSeen ? until(event.concerns()) : null;
        out.collect(
                until == null
                        ? Act.seen(event.orderId(), at)
                        : Act.snoozed(event.orderId(), at, inBounds(until, event.loggedAt())));
    }

    /** What was written may be any time: not before it was written, and no later than an order can be put off; epoch milliseconds. */
    private static long inBounds(Instant until, Instant loggedAt) {
        Instant latest = loggedAt.plusMillis(Acts.LONGEST_SNOOZE_MILLIS);
        Instant bounded = until.isAfter(latest) ? latest : until;
        return (bounded.isBefore(loggedAt) ? loggedAt : bounded).toEpochMilli();
    }

    private static @Nullable Instant until(@Nullable String concerns) {
        if (concerns == null || !concerns.startsWith(SNOOZE)) {
            return null;
        }
        try {
            return Instant.parse(concerns.substring(SNOOZE.length()));
        } catch (DateTimeException e) {
            return null; // then it is an acknowledgement only
        }
    }
}
