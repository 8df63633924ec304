package mashang.jobs;

import java.time.Duration;
import java.util.List;
import mashang.config.ConfigException;
import mashang.config.PublishedOffice;
import mashang.rules.RuleVersion;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the events of each order once the watermark has reached the time at which they were handed over, and tells what came of it. The shell
 * around a pure state.
 *
 * <p>Who may decide what follows from the policies known by then: the second input brings every published version to every task, and time is the
 * lesser of both inputs', so each decision is judged alike live, in a replay, after a failure, and as the clocks judge it.
 *
 * <ul>
 *   <li>Missing: nothing is made up. A rules topic without ticks holds back everything.
 *   <li>Late: a fact whose {@code loggedAt} the watermark has passed breaks the promise of the ticks; it is counted
 *       ({@code lateFacts}) and folds at the next watermark.
 *   <li>Duplicated: the state sees to it that a copy changes nothing. A version that comes again changes nothing; one that cannot be used is
 *       passed over, in every run alike: supervision makes a dead letter of it.
 *   <li>Reordered: facts fold by {@code loggedAt}, not by arrival.
 * </ul>
 *
 * <p>An order is forgotten {@value #REMEMBERED_DAYS} days (of log time) after its last fact. The watermark at the end of a
 * bounded input promises nothing and is ignored.
 *
 * @param <S> state of an order, a public record
 * @param <T> what is told
 */
@SuppressWarnings("NullAway.Init") // initializeState() and open() set every field
public abstract class FoldedOrders<S, T> extends KeyedBroadcastProcessFunction<String, CaseEvent, RuleVersion, T>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** As long as supervision remembers an order. */
    private static final int REMEMBERED_DAYS = 400;

    private static final long REMEMBERED = Duration.ofDays(REMEMBERED_DAYS).toMillis();
    private static final Logger LOG = LoggerFactory.getLogger(FoldedOrders.class);

    private final PublishedOffice office;
    private final String stateName;
    private final Class<S> type;

    private transient ListState<RuleVersion> policiesRead;
    private transient ValueState<S> order;
    private transient ValueState<Long> forgetAt;
    private transient Counter lateFacts;

    /**
     * Folds orders.
     *
     * @param office who may decide what, before anything was published
     * @param stateName for ever
     */
    protected FoldedOrders(PublishedOffice office, String stateName, Class<S> type) {
        this.office = office;
        this.stateName = stateName;
        this.type = type;
    }

    /**
     * What folding came to.
     *
     * @param state the order afterwards
     * @param told what there is to tell, in order
     * @param isWaiting whether something was not folded yet
     * @param touchedAt log time of what was folded last, epoch milliseconds; absent before anything was
     */
    public record Folded<S, T>(
            S state,
            List<T> told,
            boolean isWaiting,
            @Nullable Long touchedAt) {}

    /** The state before the first event. */
    protected abstract S none();

    /** With one more event waiting; an equal one where it is known or says nothing of interest. */
    protected abstract S receive(S known, CaseEvent event);

    /**
     * Folds everything handed over by a log time, epoch milliseconds.
     *
     * @param authority who may decide what: what is refused is as if not there
     */
    protected abstract Folded<S, T> fold(String orderId, S known, long until, Authority authority);

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        policiesRead = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("policies-read", TypeInformation.of(RuleVersion.class)));
        for (RuleVersion version : policiesRead.get()) {
            office.next(version);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        boolean isFirst = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        policiesRead.update(isFirst ? office.accepted() : List.of());
    }

    @Override
    public void open(OpenContext context) {
        order = getRuntimeContext().getState(new ValueStateDescriptor<>(stateName, type));
        forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Long.class));
        lateFacts = getRuntimeContext().getMetricGroup().addGroup("mashang").counter("lateFacts");
    }

    @Override
    public void processBroadcastElement(RuleVersion version, Context ctx, Collector<T> out) {
        try {
            office.next(version);
        } catch (ConfigException e) {
            LOG.debug("{} cannot be used: {}", version.key(), e.getMessage());
        }
    }

    @Override
    public void processElement(CaseEvent event, ReadOnlyContext ctx, Collector<T> out) throws Exception {
        S known = known();
        S next = receive(known, event);
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
    public void onTimer(long time, OnTimerContext ctx, Collector<T> out) throws Exception {
        if (ctx.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        S known = known();
        Folded<S, T> folded = fold(ctx.getCurrentKey(), known, time, office.asKnownAt(time));
        folded.told().forEach(out::collect);
        Long touchedAt = folded.touchedAt();
        if (!folded.isWaiting() && touchedAt != null && touchedAt + REMEMBERED <= time) {
            order.clear();
            forgetAt.clear();
            return;
        }
        if (!folded.state().equals(known)) {
            order.update(folded.state());
        }
        if (touchedAt != null) {
            armForgetting(touchedAt + REMEMBERED, time, ctx);
        }
    }

    /** One timer at a time: when it fires too early, because the order has lived on, it moves on. */
    private void armForgetting(long next, long time, OnTimerContext ctx) throws Exception {
        Long armed = forgetAt.value();
        if (armed == null || armed <= time) {
            ctx.timerService().registerEventTimeTimer(next);
            forgetAt.update(next);
        }
    }

    private S known() throws Exception {
        S known = order.value();
        return known == null ? none() : known;
    }
}
