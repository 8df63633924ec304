package mashang.jobs.recurrence;

import java.time.Instant;
import mashang.recurrence.AcceptedText;
import mashang.recurrence.OrderText;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each order's text once, when the order is accepted. A shell around {@link OrderText}.
 *
 * <ul>
 *   <li>Missing: without a text or a sign of acceptance the order waits; nothing is made up.
 *   <li>Late: a fact whose {@code loggedAt} the watermark has passed breaks the promise of the ticks; it is counted
 *       ({@code lateFacts}) and folds at the next watermark.
 *   <li>Duplicated: a copy that waits is not kept twice; one that comes later changes nothing.
 *   <li>Reordered: facts fold by {@code loggedAt}, not by arrival.
 * </ul>
 *
 * <p>The watermark at the end of a bounded input promises nothing and is ignored.
 */
public final class AcceptedTexts extends KeyedProcessFunction<String, CaseEvent, AcceptedText> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<OrderText> order;
    private transient Counter lateFacts;

    @Override
    public void open(OpenContext context) {
        order = getRuntimeContext().getState(new ValueStateDescriptor<>("order-text", OrderText.class));
        lateFacts = getRuntimeContext().getMetricGroup().addGroup("mashang").counter("lateFacts");
    }

    @Override
    public void processElement(CaseEvent event, Context ctx, Collector<AcceptedText> out) throws Exception {
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
    public void onTimer(long time, OnTimerContext ctx, Collector<AcceptedText> out) throws Exception {
        if (ctx.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        OrderText.Advance advance = known().advance(ctx.getCurrentKey(), Instant.ofEpochMilli(time));
        order.update(advance.state());
        if (advance.text() != null) {
            out.collect(advance.text());
        }
    }

    private OrderText known() throws Exception {
        OrderText known = order.value();
        return known == null ? OrderText.NONE : known;
    }
}
