package mashang.jobs.supervision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mashang.connectors.binary.CaseEventSerializer;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.jobs.EventStream;
import mashang.ledger.LedgerEntry;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.sla.Verdict;
import mashang.workorder.CaseEvent;
import mashang.workorder.EventId;
import mashang.workorder.Particulars;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
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
    public static final OutputTag<CaseEvent> HISTORY = new OutputTag<>("history", EventStream.TYPE);

    /** Events that came too late to be an order. */
    public static final OutputTag<DeadLetter> TOO_OLD = new OutputTag<>("too-old") {};

    /** How every clock stands at the end of a run; only where it has one. */
    public static final OutputTag<Verdict> VERDICTS = new OutputTag<>("verdicts") {};

    private final Clocks clocks;
    private final long end;

    private transient ValueState<OrderState> order;
    private transient ListState<CaseEvent> waiting;
    private transient Counter late;
    private transient Map<Alert.Kind, Counter> told;

    public ClockFunction(Clocks clocks) {
        this(clocks, Long.MAX_VALUE);
    }

    /** @param end log time of the run's end, epoch milliseconds: then the verdicts are given; MAX_VALUE: it has none */
    public ClockFunction(Clocks clocks, long end) {
        this.clocks = clocks;
        this.end = end;
    }

    @Override
    public void open(OpenContext context) {
        order = getRuntimeContext().getState(new ValueStateDescriptor<>("order", OrderStateSerializer.INSTANCE));
        waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", CaseEventSerializer.INSTANCE));
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        late = metrics.counter("lateEvents");
        told = new EnumMap<>(Alert.Kind.class);
        for (Alert.Kind kind : Alert.Kind.values()) {
            told.put(kind, metrics.counter("alerts." + kind.word()));
        }
    }

    /** An event waits beside the order: that costs no reading of the order and no writing of it. */
    @Override
    public void processElement(CaseEvent event, Context ctx, Collector<LedgerEntry> out) throws Exception {
        long loggedAt = event.loggedAt().toEpochMilli();
        if (loggedAt <= ctx.timerService().currentWatermark() && clocks.isNew(known(), event)) {
            late.inc(); // the promise of the ticks was broken: must stay 0
        }
        waiting.add(event);
        ctx.timerService().registerEventTimeTimer(loggedAt);
        if (end != Long.MAX_VALUE) {
            ctx.timerService().registerEventTimeTimer(end);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<LedgerEntry> out) throws Exception {
        if (ctx.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        OrderState known = known();
        Advance advance = clocks.advance(ctx.getCurrentKey(), known, time);
        tell(ctx.getCurrentKey(), advance, ctx);
        if (advance.changed() && !advance.state().facts().isEmpty()) {
            out.collect(LedgerEntry.of(advance));
        }
        keep(known, advance.state(), ctx);
        if (end != Long.MAX_VALUE) {
            advance.forgotten().forEach(v -> ctx.output(VERDICTS, v));
        }
        if (time == end) {
            clocks.verdicts(ctx.getCurrentKey(), advance.state(), end).forEach(v -> ctx.output(VERDICTS, v));
        }
    }

    private void tell(String orderId, Advance advance, OnTimerContext ctx) {
        advance.folded().forEach(event -> ctx.output(HISTORY, event));
        advance.tooOld().forEach(event -> ctx.output(TOO_OLD, tooOld(event)));
        if (advance.alerts().isEmpty()) {
            return;
        }
        Particulars particulars = advance.order().particulars();
        for (Alert alert : advance.alerts()) {
            Objects.requireNonNull(told.get(alert.kind())).inc();
            ctx.output(NOTICES, new BreachNotice(alert, particulars, clocks.grace(orderId)));
        }
    }

    private OrderState known() throws Exception {
        OrderState known = order.value();
        List<CaseEvent> events = new ArrayList<>();
        waiting.get().forEach(events::add);
        return (known == null ? OrderState.NEW : known).withWaiting(events);
    }

    private void keep(OrderState before, OrderState next, Context ctx) throws Exception {
        if (next.waiting().isEmpty()) {
            waiting.clear();
        } else if (next.waiting().size() < before.waiting().size()) {
            waiting.update(next.waiting());
        }
        if (next.facts().isEmpty()) {
            order.clear();
        } else if (isChanged(before, next)) {
            order.update(next.withWaiting(List.of()));
        }
        if (before.wakeAt() != next.wakeAt()) {
            arm(before.wakeAt(), next, ctx);
        }
    }

    private static boolean isChanged(OrderState before, OrderState next) {
        return next.facts() != before.facts()
                || next.told() != before.told()
                || next.wakeAt() != before.wakeAt()
                || next.knownAt() != before.knownAt();
    }

    /** One timer at the next thing to do; each waiting event has its own, at its time, which must not be taken from it. */
    private void arm(long before, OrderState next, Context ctx) {
        boolean taken = before == end
                || next.waiting().stream().anyMatch(e -> e.loggedAt().toEpochMilli() == before);
        if (before > ctx.timerService().currentWatermark() && before != Long.MAX_VALUE && !taken) {
            ctx.timerService().deleteEventTimeTimer(before);
        }
        if (next.wakeAt() != Long.MAX_VALUE) {
            ctx.timerService().registerEventTimeTimer(next.wakeAt());
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
