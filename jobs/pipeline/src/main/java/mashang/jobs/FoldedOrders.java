package mashang.jobs;

import java.time.Duration;
import java.util.List;
import mashang.config.ConfigException;
import mashang.config.PublishedOffice;
import mashang.jobs.HeldStates.Held;
import mashang.rules.RuleVersion;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

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
 * <p>An order is forgotten {@value #REMEMBERED_DAYS} days (of log time) after its last fact; what comes later begins anew. The watermark at the
 * end of a bounded input promises nothing and is ignored.
 *
 * <p>An operator and not a function, as the clocks are, because the orders under way stay in memory between checkpoints ({@link HeldStates}):
 * what changed goes into the state backend, with its timers, before the barrier of a checkpoint passes. An order that takes five steps between
 * two checkpoints is written once and not ten times.
 *
 * @param <S> state of an order, a public record
 * @param <T> what is told
 */
@SuppressWarnings("NullAway.Init") // initializeState() and open() set every field
public abstract class FoldedOrders<S, T> extends AbstractStreamOperator<T>
        implements TwoInputStreamOperator<CaseEvent, RuleVersion, T>, Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    /** As long as supervision remembers an order. */
    private static final int REMEMBERED_DAYS = 400;

    private static final long REMEMBERED = Duration.ofDays(REMEMBERED_DAYS).toMillis();

    /** What all tasks of the job may hold together, in parts of the heap, if they all ran in one JVM. */
    private static final long PART_OF_HEAP = 8;

    /** Not a capacity: as the heap allows. */
    private static final long AS_THE_HEAP_ALLOWS = -1;

    private final PublishedOffice office;
    private final String stateName;
    private final Class<S> type;
    private long capacity = AS_THE_HEAP_ALLOWS;

    private transient ListState<RuleVersion> policiesRead;
    private transient ValueState<S> order;
    private transient ValueState<Long> forgetAt;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient HeldStates<S> held;
    private transient long watermark;
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

    /** Holds no more than so many bytes of states in memory. */
    public final FoldedOrders<S, T> holding(long bytes) {
        capacity = bytes;
        return this;
    }

    /**
     * What folding came to.
     *
     * @param state the order afterwards
     * @param told what there is to tell, in order
     */
    public record Folded<S, T>(S state, List<T> told) {}

    /** The state before the first event. */
    protected abstract S none();

    /**
     * With one more event waiting; an equal one where it is known or says nothing of interest.
     *
     * @param remembered milliseconds of log time behind {@link #touchedAt} beyond which nothing is known of an order, however early an event of then arrives
     */
    protected abstract S receive(S known, CaseEvent event, long remembered);

    /**
     * Folds everything handed over by a log time, epoch milliseconds.
     *
     * @param authority who may decide what: what is refused is as if not there
     */
    protected abstract Folded<S, T> fold(String orderId, S known, long until, Authority authority);

    /** When the first of what waits was handed over, log time in epoch milliseconds; MAX_VALUE: nothing waits. */
    protected abstract long wakeAt(S known);

    /** Log time of what was folded last, epoch milliseconds; absent before anything was. */
    protected abstract @Nullable Long touchedAt(S known);

    /** Only what waits: the rest is forgotten. */
    protected abstract S forgotten(S known);

    /** Bytes in memory, more or less. */
    protected abstract long weight(S known);

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        policiesRead = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("policies-read", TypeInformation.of(RuleVersion.class)));
        for (RuleVersion version : policiesRead.get()) {
            office.next(version);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        boolean isFirst = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        policiesRead.update(isFirst ? office.accepted() : List.of());
    }

    @Override
    public void open() throws Exception {
        super.open();
        order = getRuntimeContext().getState(new ValueStateDescriptor<>(stateName, type));
        forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Long.class));
        timers = getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this);
        held = new HeldStates<>(this::weight, capacity == AS_THE_HEAP_ALLOWS ? partOfHeap() : capacity);
        watermark = Long.MIN_VALUE;
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        lateFacts = metrics.counter("lateFacts");
        metrics.gauge("ordersInMemory", this::ordersInMemory);
    }

    final int ordersInMemory() {
        return held.size();
    }

    private long partOfHeap() {
        return Runtime.getRuntime().maxMemory()
                / PART_OF_HEAP
                / getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    }

    @Override
    public void processElement2(StreamRecord<RuleVersion> element) {
        RuleVersion version = element.getValue();
        try {
            office.next(version);
        } catch (ConfigException e) {
            LOG.debug("{} cannot be used: {}", version.key(), e.getMessage());
        }
    }

    @Override
    public void processElement1(StreamRecord<CaseEvent> element) throws Exception {
        CaseEvent event = element.getValue();
        Held<S> of = held(event.orderId());
        S next = receive(of.state(), event, REMEMBERED);
        if (!next.equals(of.state())) {
            if (event.loggedAt().toEpochMilli() <= watermark) {
                lateFacts.inc();
            }
            held.change(of, next, wakeAt(next));
        }
        letGo();
    }

    private Held<S> held(String orderId) throws Exception {
        Held<S> known = held.get(orderId);
        if (known != null) {
            return known;
        }
        setCurrentKey(orderId);
        S stored = order.value();
        S state = stored == null ? none() : stored;
        Held<S> read = new Held<>(orderId, state, wakeAt(state), stored == null ? null : forgetAt.value());
        held.add(read);
        return read;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            output.emitWatermark(mark);
            return;
        }
        foldBy(mark.getTimestamp());
        super.processWatermark(mark); // the timers of orders that are not in memory
        watermark = mark.getTimestamp();
        letGo();
    }

    private void foldBy(long time) {
        for (Held<S> due = held.nextBy(time); due != null; due = held.nextBy(time)) {
            fold(due);
        }
    }

    private void fold(Held<S> due) {
        S known = due.state();
        long time = wakeAt(known);
        Long touchedAt = touchedAt(known);
        if (touchedAt != null && touchedAt + REMEMBERED < time) {
            known = forgotten(known);
        }
        Folded<S, T> folded = fold(due.orderId(), known, time, office.asKnownAt(time));
        folded.told().forEach(one -> output.collect(new StreamRecord<>(one, time)));
        held.change(due, folded.state(), wakeAt(folded.state()));
    }

    /** An order that is not in memory has something to fold, or it is time to forget one, in memory or not. */
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        Held<S> of = held(timer.getKey());
        while (wakeAt(of.state()) <= timers.currentWatermark()) {
            fold(of);
        }
        if (wakeAt(of.state()) == Long.MAX_VALUE) {
            forgetInTime(of, timer.getTimestamp());
        }
        letGo();
    }

    private void forgetInTime(Held<S> of, long time) throws Exception {
        Long touchedAt = touchedAt(of.state());
        if (touchedAt == null || touchedAt + REMEMBERED <= time) {
            order.clear();
            forgetAt.clear();
            held.remove(of);
        } else {
            armForgetting(of, touchedAt + REMEMBERED, time);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer of ours runs on the machine's time");
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        for (Held<S> changed : held.takeChanged()) {
            store(changed);
        }
    }

    private void letGo() throws Exception {
        for (Held<S> old = held.letGo(); old != null; old = held.letGo()) {
            if (held.takeIfChanged(old)) {
                store(old);
            }
        }
    }

    private void store(Held<S> changed) throws Exception {
        setCurrentKey(changed.orderId());
        order.update(changed.state());
        long wakeAt = wakeAt(changed.state());
        if (wakeAt != Long.MAX_VALUE) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, wakeAt);
        }
        Long touchedAt = touchedAt(changed.state());
        if (touchedAt != null) {
            armForgetting(changed, touchedAt + REMEMBERED, watermark);
        }
    }

    /**
     * One timer at a time: when it fires too early, because the order has lived on, it moves on. The order's key is the current one.
     *
     * @param by timers up to here have fired, epoch milliseconds
     */
    private void armForgetting(Held<S> of, long next, long by) throws Exception {
        Long armed = of.forgetAt();
        if (armed == null || armed <= by) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, next);
            forgetAt.update(next);
            of.forgetAt(next);
        }
    }
}
