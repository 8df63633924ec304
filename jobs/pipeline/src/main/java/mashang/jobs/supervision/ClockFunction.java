package mashang.jobs.supervision;

import java.util.List;
import java.util.OptionalLong;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.ledger.LedgerEntry;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.Deadlines;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import mashang.workorder.EventId;
import mashang.workorder.Particulars;
import mashang.workorder.WorkOrder;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Watches the clocks of every order. A shell around {@link Clocks}: it keeps the state and one timer per order, and
 * decides nothing; the four answers (missing, late, duplicated, reordered) are there.
 *
 * <p>Timers are of event time, which here is log time: the watermark is the promise of the ticks. The watermark at the end
 * of a bounded input promises nothing and is ignored.
 */
public final class ClockFunction extends KeyedProcessFunction<String, CaseEvent, LedgerEntry> {
    private static final long serialVersionUID = 1L;

    /** Decisions. */
    public static final OutputTag<BreachNotice> NOTICES = new OutputTag<>("notices") {};

    /** Each distinct event, once, when it is folded. */
    public static final OutputTag<CaseEvent> HISTORY = new OutputTag<>("history") {};

    /** Events that came too late to be an order. */
    public static final OutputTag<DeadLetter> TOO_OLD = new OutputTag<>("too-old") {};

    private final Deadlines deadlines;
    private final Clocks clocks;

    private transient ValueState<OrderState> order;
    private transient ValueState<Long> timer;
    private transient Counter late;
    private transient Counter breaches;
    private transient Counter corrections;

    public ClockFunction(Deadlines deadlines, Clocks clocks) {
        this.deadlines = deadlines;
        this.clocks = clocks;
    }

    @Override
    public void open(OpenContext context) {
        order = getRuntimeContext().getState(new ValueStateDescriptor<>("order", OrderState.class));
        timer = getRuntimeContext().getState(new ValueStateDescriptor<>("timer", Long.class));
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        late = metrics.counter("lateEvents");
        breaches = metrics.counter("breaches");
        corrections = metrics.counter("corrections");
    }

    @Override
    public void processElement(CaseEvent event, Context ctx, Collector<LedgerEntry> out) throws Exception {
        OrderState known = known();
        boolean behind = event.loggedAt().toEpochMilli() <= ctx.timerService().currentWatermark();
        if (behind && clocks.isNew(known, event)) {
            late.inc(); // the promise of the ticks was broken: must stay 0
        }
        keep(clocks.receive(known, event), ctx);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<LedgerEntry> out) throws Exception {
        if (ctx.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        timer.clear();
        String orderId = ctx.getCurrentKey();
        Advance advance = clocks.advance(orderId, known(), time);
        tell(orderId, advance, ctx);
        if (advance.changed() && !advance.state().facts().isEmpty()) {
            out.collect(LedgerEntry.of(orderId, advance.state(), deadlines));
        }
        keep(advance.state(), ctx);
    }

    private void tell(String orderId, Advance advance, OnTimerContext ctx) {
        advance.folded().forEach(event -> ctx.output(HISTORY, event));
        advance.tooOld().forEach(event -> ctx.output(TOO_OLD, tooOld(event)));
        if (advance.alerts().isEmpty()) {
            return;
        }
        Particulars particulars = WorkOrder.of(orderId, advance.state().facts()).particulars();
        for (Alert alert : advance.alerts()) {
            (alert.kind() == Alert.Kind.BREACH ? breaches : corrections).inc();
            ctx.output(NOTICES, new BreachNotice(alert, particulars, clocks.grace(orderId)));
        }
    }

    private OrderState known() throws Exception {
        OrderState known = order.value();
        return known == null ? OrderState.NEW : known;
    }

    private void keep(OrderState next, Context ctx) throws Exception {
        if (next.isEmpty()) {
            order.clear();
        } else {
            order.update(next);
        }
        arm(clocks.nextWake(ctx.getCurrentKey(), next), ctx);
    }

    /** One timer per order, at the next thing to do. */
    private void arm(OptionalLong wake, Context ctx) throws Exception {
        Long armed = timer.value();
        if (armed != null && wake.isPresent() && armed == wake.getAsLong()) {
            return;
        }
        if (armed != null) {
            ctx.timerService().deleteEventTimeTimer(armed);
        }
        if (wake.isPresent()) {
            ctx.timerService().registerEventTimeTimer(wake.getAsLong());
            timer.update(wake.getAsLong());
        } else {
            timer.clear();
        }
    }

    private static DeadLetter tooOld(CaseEvent event) {
        return new DeadLetter(
                EventId.hash(event.origin() + '|' + DeadReason.TOO_OLD + '|' + event.eventId()),
                "supervision",
                CaseEvent.feedOf(event.orderId()),
                event.origin(),
                "",
                -1,
                -1,
                event.loggedAt().toEpochMilli(),
                DeadReason.TOO_OLD,
                List.of(),
                null,
                event.orderId() + ' ' + event.step(),
                CaseEventCodec.encode(event));
    }
}
