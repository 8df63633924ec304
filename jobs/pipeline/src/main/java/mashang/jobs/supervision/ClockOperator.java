package mashang.jobs.supervision;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mashang.accountability.Contribution;
import mashang.accountability.Contributions;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.jobs.supervision.HeldOrders.Held;
import mashang.ledger.Balance;
import mashang.ledger.LedgerEntry;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.sla.Verdict;
import mashang.units.Identity;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.EventId;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Watches the clocks of every order. A shell around {@link Clocks}: it keeps the orders and wakes them, and decides nothing; the
 * four answers (missing, late, duplicated, reordered) are there.
 *
 * <p>Times are log time: the watermark is the promise of the ticks. The watermark at the end of a bounded input promises nothing
 * and is ignored.
 *
 * <p>An operator and not a function, because the orders that are under way stay in memory between checkpoints
 * ({@link HeldOrders}): what changed goes into the state backend, with one timer per order, before the barrier of a
 * checkpoint passes, and into the ledger then and once a second. Alerts and history are told at once.
 */
@SuppressWarnings("NullAway.Init") // open() sets every field
public class ClockOperator extends AbstractStreamOperator<LedgerEntry>
        implements OneInputStreamOperator<CaseEvent, LedgerEntry>, Triggerable<String, VoidNamespace>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    /** Decisions. */
    public static final OutputTag<BreachNotice> NOTICES = new OutputTag<>("notices") {};

    /** Each distinct event, once, when it is folded; those of restricted orders are in {@link #RESTRICTED}. */
    public static final OutputTag<FoldedEvent> HISTORY = new OutputTag<>("history", FoldedEvent.TYPE);

    /** Likewise, of orders whose texts are only for those who handle them. */
    public static final OutputTag<FoldedEvent> RESTRICTED = new OutputTag<>("restricted-history", FoldedEvent.TYPE);

    /** What an order contributes to figures, each time anything of it changed. */
    public static final OutputTag<Contribution> CONTRIBUTIONS = new OutputTag<>("contributions") {};

    /** Events that came too late to be an order, and rules that cannot be used. */
    public static final OutputTag<DeadLetter> TOO_OLD = new OutputTag<>("too-old") {};

    /** How every clock stands at the end of a run; only where it has one. */
    public static final OutputTag<Verdict> VERDICTS = new OutputTag<>("verdicts") {};

    /** What all tasks of the job may hold together, in parts of the heap, if they all ran in one JVM. */
    private static final long PART_OF_HEAP = 8;

    /** Bytes of a fact or decision in memory, its order's share included: 88 MB of heap with 120,000 of them, 195 MB with 382,000. */
    private static final long EACH = 430;

    /** Facts, waiting events and decisions that are held at least. */
    private static final long HELD_AT_LEAST = 60_000;

    /** Not a capacity: as the heap allows. */
    private static final long AS_THE_HEAP_ALLOWS = -1;

    private static final long LEDGER_MILLIS = Duration.ofSeconds(1).toMillis();

    private Clocks clocks;
    private final long end;
    private final long capacity;

    private transient ValueState<OrderState> order;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient HeldOrders held;
    private transient Set<Held> untold;
    private transient long watermark;
    private transient long ledgerWritten;
    private transient Counter late;
    private transient Map<Alert.Kind, Counter> told;
    private transient LedgerBooks books;

    public ClockOperator(Clocks clocks) {
        this(clocks, Long.MAX_VALUE, AS_THE_HEAP_ALLOWS);
    }

    /** @param end log time of the run's end, epoch milliseconds: then the verdicts are given; MAX_VALUE: it has none */
    public ClockOperator(Clocks clocks, long end) {
        this(clocks, end, AS_THE_HEAP_ALLOWS);
    }

    /** @param capacity see {@link HeldOrders} */
    ClockOperator(Clocks clocks, long end, long capacity) {
        this.clocks = clocks;
        this.end = end;
        this.capacity = capacity;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        books = LedgerBooks.in(context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        books.save();
    }

    @Override
    public void open() throws Exception {
        super.open();
        order = getRuntimeContext().getState(new ValueStateDescriptor<>("order", OrderStateSerializer.INSTANCE));
        timers = getInternalTimerService("wakes", VoidNamespaceSerializer.INSTANCE, this);
        held = new HeldOrders(capacity == AS_THE_HEAP_ALLOWS ? capacityOfHeap() : capacity);
        untold = new LinkedHashSet<>();
        watermark = Long.MIN_VALUE;
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        late = metrics.counter("lateEvents");
        metrics.gauge("ordersInMemory", () -> held.size());
        books.show(metrics);
        told = new EnumMap<>(Alert.Kind.class);
        for (Alert.Kind kind : Alert.Kind.values()) {
            told.put(kind, metrics.counter("alerts." + kind.word()));
        }
        writeLedgerInTime();
    }

    /** An order comes back for days; each time it has been let go meanwhile it is read and written anew. */
    private long capacityOfHeap() {
        int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        return Math.max(HELD_AT_LEAST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP / EACH / tasks);
    }

    /** The rules known so far. */
    final Clocks clocks() {
        return clocks;
    }

    /** More rules are known, of a time that log time has not reached. */
    final void become(Clocks now) {
        clocks = now;
    }

    /** Log time, epoch milliseconds. */
    final long watermark() {
        return watermark;
    }

    /** Whether the verdicts were given and nothing is decided any more. */
    final boolean isOver() {
        return watermark >= end;
    }

    /** Ids of the orders in memory, the one used longest ago first. */
    final List<String> heldIds() {
        return held.ids();
    }

    final boolean isHeld(String orderId) {
        return held.get(orderId) != null;
    }

    /**
     * Looks at an order because rules have become known that it did not know when it was last looked at. What it decides, it decides
     * as of the time when they did. One that is not in memory is not taken there. Ledger and state backend have it at once: there are so many of
     * them that a checkpoint would have to wait for what had gathered.
     */
    final void look(String orderId) throws Exception {
        Held known = held.get(orderId);
        Held of = known == null ? stored(orderId) : known;
        if (of == null) {
            return;
        }
        openBooks(of);
        Advance advance = clocks.advance(orderId, of.state(), watermark);
        if (advance.state().equals(of.state())) {
            return;
        }
        long wakeAt = moved(of, advance, watermark);
        if (untold.remove(of)) {
            writeLedger(of);
        }
        if (known == null) {
            of.become(advance.state(), wakeAt);
        } else {
            held.change(of, advance.state(), wakeAt);
            held.takeIfChanged(of);
        }
        store(of);
    }

    private @Nullable Held stored(String orderId) throws Exception {
        setCurrentKey(orderId);
        OrderState state = order.value();
        return state == null ? null : new Held(orderId, state, wakeAt(state), wakeAt(state), true);
    }

    @Override
    public void processElement(StreamRecord<CaseEvent> element) throws Exception {
        CaseEvent event = element.getValue();
        if (event.step().isOfProblem()) {
            return; // for recurrence
        }
        Held of = held.get(event.orderId());
        if (of == null) {
            of = load(event.orderId());
        }
        if (event.loggedAt().toEpochMilli() <= watermark && clocks.isNew(of.state(), event)) {
            late.inc(); // the promise of the ticks was broken: must stay 0
        }
        OrderState state = clocks.receive(of.state(), event);
        held.change(of, state, wakeAt(state));
        letGo();
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            output.emitWatermark(mark);
            return;
        }
        for (Held due = held.nextBy(mark.getTimestamp()); due != null; due = held.nextBy(mark.getTimestamp())) {
            wake(due);
        }
        super.processWatermark(mark); // the timers of orders that are not in memory
        watermark = mark.getTimestamp();
        letGo();
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        Held of = held.get(timer.getKey());
        if (of == null) {
            of = load(timer.getKey());
            of.disarmed();
        } else if (timer.getTimestamp() <= of.armedAt()) {
            of.disarmed(); // of one that was read, the timer may be earlier than its state says
        }
        while (of.wakeAt() <= timers.currentWatermark()) {
            wake(of);
        }
        if (!of.isChanged()) {
            setCurrentKey(of.orderId());
            arm(of); // it was earlier than need be
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer of ours runs on the machine's time");
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        writeLedger();
        for (Held changed : held.takeChanged()) {
            store(changed);
        }
    }

    @Override
    public void endInput() {
        writeLedger();
    }

    private Held load(String orderId) throws Exception {
        setCurrentKey(orderId);
        OrderState known = order.value();
        OrderState state = known == null ? OrderState.NEW : known;
        long wakeAt = wakeAt(state);
        Held loaded = new Held(orderId, state, wakeAt, known == null ? Long.MAX_VALUE : wakeAt, known != null);
        held.add(loaded);
        loaded(orderId);
        letGo();
        return loaded;
    }

    /** An order has come into memory. */
    void loaded(String orderId) {
        // Nobody here has to know.
    }

    private void letGo() throws Exception {
        for (Held old = held.letGo(); old != null; old = held.letGo()) {
            if (untold.remove(old)) {
                writeLedger(old);
            }
            if (held.takeIfChanged(old)) {
                store(old);
            }
        }
    }

    private void store(Held changed) throws Exception {
        setCurrentKey(changed.orderId());
        boolean isThere = !changed.state().isEmpty();
        if (isThere) {
            order.update(changed.state());
        } else if (changed.isStored()) {
            order.clear();
        }
        changed.stored(isThere);
        arm(changed);
    }

    /**
     * Sees to it that a timer brings the order back in time. One that would do so earlier stays: a due time mostly moves
     * on, and the state backend pays for taking a timer back as for setting it. So what is stored says at the latest when its timer goes off.
     */
    private void arm(Held of) {
        long timer = of.isStored() ? of.wakeAt() : Long.MAX_VALUE;
        boolean isArmed = of.armedAt() != Long.MAX_VALUE && of.armedAt() > watermark;
        if (isArmed && of.armedAt() <= timer && timer != Long.MAX_VALUE) {
            return;
        }
        if (isArmed) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, of.armedAt());
        }
        if (timer != Long.MAX_VALUE) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, timer);
        }
        of.armed(timer);
    }

    private long wakeAt(OrderState state) {
        long next = clocks.nextWake(state).orElse(Long.MAX_VALUE);
        return end > watermark && !state.isEmpty() ? Math.min(next, end) : next;
    }

    /** Moves an order on to the time at which it has to be looked at. */
    private void wake(Held due) {
        long time = due.wakeAt();
        openBooks(due);
        Advance advance = clocks.advance(due.orderId(), due.state(), time);
        held.change(due, advance.state(), moved(due, advance, time));
    }

    /** What was read is as the ledger has it. */
    private void openBooks(Held of) {
        if (of.booked() == null) {
            of.booked(Balance.of(clocks.order(of.orderId(), of.state())));
        }
    }

    /** Tells what came of moving an order on; when to look at it again. */
    private long moved(Held due, Advance advance, long time) {
        tell(due.orderId(), advance);
        if (advance.state().facts().isEmpty()) {
            writeLedger(due); // it is forgotten; what is heard of it from now on begins anew
            book(due, Balance.NONE);
        } else if (advance.changed()) {
            due.toWrite(advance);
            untold.add(due);
            contribute(advance);
        }
        if (end != Long.MAX_VALUE) {
            advance.forgotten().forEach(v -> tell(VERDICTS, v));
        }
        if (time == end) {
            clocks.verdicts(due.orderId(), advance.state(), end).forEach(v -> tell(VERDICTS, v));
        }
        long next = clocks.nextWake(advance.state()).orElse(Long.MAX_VALUE);
        return time < end && !advance.state().isEmpty() ? Math.min(next, end) : next;
    }

    private void tell(String orderId, Advance advance) {
        advance.folded().forEach(event -> tell(advance.isRestricted(event) ? RESTRICTED : HISTORY, folded(event)));
        advance.tooOld().forEach(event -> tell(TOO_OLD, tooOld(event)));
        for (Alert alert : advance.alerts()) {
            Objects.requireNonNull(told.get(alert.kind())).inc();
            Advance.Known known = advance.knownAt(alert);
            boolean lit = clocks.issuesLights(alert.clock(), alert.decidedAt().toEpochMilli());
            Identity unit = identity(alert, known);
            tell(
                    NOTICES,
                    new BreachNotice(alert, known.particulars(), clocks.grace(orderId), lit, known.ruled(), unit));
        }
    }

    /** Told at once, and not once a second: what figures were first follows from what was known at which log time. */
    private void contribute(Advance advance) {
        Units units = clocks.asKnownAt(advance.state().knownAt()).units();
        tell(CONTRIBUTIONS, Contributions.of(advance, units, Balance.of(advance.order())));
    }

    /** By the registry as it was known when the event was handed over, whenever it is folded. */
    private FoldedEvent folded(CaseEvent event) {
        Units units = clocks.asKnownAt(event.loggedAt().toEpochMilli()).units();
        return new FoldedEvent(
                event,
                units.named(event.unit(), event.occurredAt()).map(Unit::id).orElse(null));
    }

    /** Who bore the name when the order was dispatched to it, by the registry as it was known when it was decided. */
    private @Nullable Identity identity(Alert alert, Advance.Known known) {
        long decided = alert.decidedAt().toEpochMilli();
        Units units = clocks.asKnownAt(decided).units();
        return units.identity(
                        alert.unit(),
                        known.unitAt(),
                        decided,
                        known.particulars().matter())
                .orElse(null);
    }

    final <T> void tell(OutputTag<T> tag, T what) {
        output.collect(tag, new StreamRecord<>(what));
    }

    /** Whether a checkpoint wrote it or we did: a change is in the ledger a second later, and rarely sooner. */
    @SuppressWarnings("FutureReturnValueIgnored") // what the timer throws fails the task; it ends with it
    private void writeLedgerInTime() {
        if (getProcessingTimeService().getCurrentProcessingTime() - ledgerWritten >= LEDGER_MILLIS) {
            writeLedger();
        }
        getProcessingTimeService().registerTimer(ledgerWritten + LEDGER_MILLIS, now -> writeLedgerInTime());
    }

    /** The ledger shows where an order has come to, not each step on the way there. */
    private void writeLedger() {
        ledgerWritten = getProcessingTimeService().getCurrentProcessingTime();
        untold.forEach(this::writeLedger);
        untold.clear();
    }

    private void writeLedger(Held of) {
        Advance advance = of.takeUnwritten();
        if (advance != null) {
            Units units = clocks.asKnownAt(advance.state().knownAt()).units();
            LedgerEntry entry = LedgerEntry.of(advance, units);
            book(of, Balance.of(advance.order(), entry.closeOut()));
            output.collect(new StreamRecord<>(entry));
        }
    }

    /** The books of this task. */
    Balance balance() {
        return books.balance();
    }

    private void book(Held of, Balance now) {
        books.book(Objects.requireNonNull(of.booked()), now);
        of.booked(now);
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
