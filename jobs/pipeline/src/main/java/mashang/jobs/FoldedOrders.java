package mashang.jobs;

import java.time.Duration;
import java.util.List;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of each order once the watermark has reached the time at which they were handed over, and tells what came of it. The shell
 * around a pure state.
 *
 * <ul>
 *   <li>Missing: nothing is made up.
 *   <li>Late: a fact whose {@code loggedAt} the watermark has passed breaks the promise of the ticks; it is counted
 *       ({@code lateFacts}) and folds at the next watermark.
 *   <li>Duplicated: the state sees to it that a copy changes nothing.
 *   <li>Reordered: facts fold by {@code loggedAt}, not by arrival.
 * </ul>
 *
 * <p>An order is forgotten {@value #REMEMBERED_DAYS} days (of log time) after its last fact. The watermark at the end of a
 * bounded input promises nothing and is ignored.
 *
 * @param <S> state of an order, a public record
 * @param <T> what is told
 */
@SuppressWarnings("NullAway.Init") // open() sets every field
public abstract class FoldedOrders<S, T> extends KeyedProcessFunction<String, CaseEvent, T> {
    private static final long serialVersionUID = 1L;

    /** As long as supervision remembers an order. */
    private static final int REMEMBERED_DAYS = 400;

    private static final long REMEMBERED = Duration.ofDays(REMEMBERED_DAYS).toMillis();

    private final String stateName;
    private final Class<S> type;

    private transient ValueState<S> order;
    private transient ValueState<Long> forgetAt;
    private transient Counter lateFacts;

    /** @param stateName for ever */
    protected FoldedOrders(String stateName, Class<S> type) {
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

    /** Folds everything handed over by a log time, epoch milliseconds. */
    protected abstract Folded<S, T> fold(String orderId, S known, long until);

    @Override
    public void open(OpenContext context) {
        order = getRuntimeContext().getState(new ValueStateDescriptor<>(stateName, type));
        forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Long.class));
        lateFacts = getRuntimeContext().getMetricGroup().addGroup("mashang").counter("lateFacts");
    }

    @Override
    public void processElement(CaseEvent event, Context ctx, Collector<T> out) throws Exception {
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
        Folded<S, T> folded = fold(ctx.getCurrentKey(), known, time);
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
