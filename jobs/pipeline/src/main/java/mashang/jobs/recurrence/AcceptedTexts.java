package mashang.jobs.recurrence;

import java.time.Duration;
import java.time.Instant;
import mashang.recurrence.city.OrderText;
import mashang.recurrence.city.ProblemFact;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each order's text once, when the order is accepted; then its end, its reopening and which orders it is joined into or kept apart from; and what people
 * decide about problems, each decision once. A shell around {@link OrderText}.
 *
 * <ul>
 *   <li>Missing: without a text or a sign of acceptance the order waits; nothing is made up.
 *   <li>Late: a fact whose {@code loggedAt} the watermark has passed breaks the promise of the ticks; it is counted
 *       ({@code lateFacts}) and folds at the next watermark.
 *   <li>Duplicated: a copy that waits is not kept twice; one that comes later changes nothing.
 *   <li>Reordered: facts fold by {@code loggedAt}, not by arrival.
 * </ul>
 *
 * <p>An order is forgotten {@value #REMEMBERED_DAYS} days (of log time) after its last fact. The watermark at the end of a
 * bounded input promises nothing and is ignored.
 */
public final class AcceptedTexts extends KeyedProcessFunction<String, CaseEvent, ProblemFact> {
    private static final long serialVersionUID = 1L;

    /** As long as supervision remembers an order. */
    private static final int REMEMBERED_DAYS = 400;

    private static final long REMEMBERED = Duration.ofDays(REMEMBERED_DAYS).toMillis();

    private final Authority authority;
    private transient ValueState<OrderText> order;
    private transient ValueState<Long> forgetAt;
    private transient Counter lateFacts;

    /** @param authority who may decide what: a closing that is refused closes nothing */
    public AcceptedTexts(Authority authority) {
        this.authority = authority;
    }

    @Override
    public void open(OpenContext context) {
        order = getRuntimeContext().getState(new ValueStateDescriptor<>("order-text", OrderText.class));
        forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Long.class));
        lateFacts = getRuntimeContext().getMetricGroup().addGroup("mashang").counter("lateFacts");
    }

    @Override
    public void processElement(CaseEvent event, Context ctx, Collector<ProblemFact> out) throws Exception {
        OrderText known = known();
        OrderText next = known.receive(event);
        if (next.equals(known)) {
            return;
        }
        order.update(next);
        long loggedAt = event.loggedAt().toEpochMilli();
        if (loggedAt <= ctx.timerService().currentWatermark()) {
            lateFacts.inc();
        }
        ctx.timerService().registerEventTimeTimer(loggedAt);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<ProblemFact> out) throws Exception {
        if (ctx.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        OrderText known = known();
        OrderText.Advance advance = known.advance(ctx.getCurrentKey(), Instant.ofEpochMilli(time), authority);
        advance.facts().forEach(out::collect);
        OrderText now = advance.state();
        if (now.waiting().isEmpty()
                && now.touchedAt() != null
                && now.touchedAt().toEpochMilli() + REMEMBERED <= time) {
            order.clear();
            forgetAt.clear();
            return;
        }
        if (!now.equals(known)) {
            order.update(now);
        }
        armForgetting(now, time, ctx);
    }

    /** One timer at a time: when it fires too early, because the order has lived on, it moves on. */
    private void armForgetting(OrderText now, long time, OnTimerContext ctx) throws Exception {
        Long armed = forgetAt.value();
        if (now.touchedAt() != null && (armed == null || armed <= time)) {
            long next = now.touchedAt().toEpochMilli() + REMEMBERED;
            ctx.timerService().registerEventTimeTimer(next);
            forgetAt.update(next);
        }
    }

    private OrderText known() throws Exception {
        OrderText known = order.value();
        return known == null ? OrderText.NONE : known;
    }
}
