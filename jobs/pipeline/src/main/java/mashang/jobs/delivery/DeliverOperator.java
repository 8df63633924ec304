package mashang.jobs.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mashang.connectors.alerts.Message;
import mashang.delivery.Acts;
import mashang.delivery.BoxState;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Consignment;
import mashang.delivery.Delivery;
import mashang.delivery.Line;
import mashang.delivery.LinePolicy;
import mashang.delivery.Shipment;
import mashang.delivery.Why;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sends what {@link Line} says, when it says so, one line per channel. The first input is what is to be sent, by channel; the second, to
 * every task, what people did about orders, with the watermark of the event log, which is log time here.
 *
 * <p>Sending blocks no task: an answer comes back as a mail of the task's mailbox. What is on its way at a checkpoint counts as not sent;
 * what was sent since then is learnt from the deliveries' topic before anything is sent again. A stop with a savepoint waits for what is on
 * its way. After a failure, of the process or of the job, what was on its way goes again, under the same id: its answer, or the record of
 * it, was lost.
 *
 * <p>A standby keeps what comes, and decides, sends and records nothing. The first start ever, without state, tells nothing that was decided
 * long before the log's end of then: {@link Telling#sinceMillis}.
 *
 * <p>Missing: without ticks nothing that waits for log time is sent; the rest is. Late, duplicated, reordered: {@link Line}.
 */
@SuppressWarnings("NullAway.Init") // initializeState() and open() set every field
public final class DeliverOperator extends AbstractStreamOperator<Delivery>
        implements TwoInputStreamOperator<Consignment, Acts.Act, Delivery> {
    private static final long serialVersionUID = 1L;

    private static final String MAILBOXES = "mailboxes";
    private static final String HELD = "held";

    private final Telling telling;
    private final ChannelOpener opener;
    private final SentBefore sentBefore;

    private transient Post post;
    private transient Books books;
    private transient DeliveryMetrics counts;
    private transient MapState<String, BoxState> boxes;
    private transient ListState<Consignment> held;
    private transient ListState<Acts.Act> savedActs;
    private transient ListState<Long> savedFloor;
    private transient Acts acts;
    private transient TreeMap<String, Line> lines;
    private transient Map<String, Long> wakes;
    private transient long log;
    private transient long floor;
    private transient long logEnd;
    private transient boolean isFinishing;
    private transient boolean isClosed;

    public DeliverOperator(Telling telling, ChannelOpener opener, SentBefore sentBefore) {
        this.telling = telling;
        this.opener = opener;
        this.sentBefore = sentBefore;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        acts = new Acts();
        savedActs = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("acts", TypeInformation.of(Acts.Act.class)));
        for (Acts.Act act : savedActs.get()) {
            acts.add(act);
        }
        savedFloor =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("told-since", Types.LONG));
        logEnd = sentBefore.logEnd();
        floor = Long.MAX_VALUE;
        for (long saved : savedFloor.get()) {
            floor = Math.min(floor, saved);
        }
        if (floor == Long.MAX_VALUE) {
            floor = context.isRestored() ? Long.MIN_VALUE : firstFloor(logEnd);
        }
    }

    /** Log time before which nothing is told that was not told before; there is none where the log is empty. */
    private long firstFloor(long end) {
        return end == Long.MIN_VALUE ? end : end - telling.sinceMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        lines = new TreeMap<>();
        wakes = new HashMap<>();
        log = Long.MIN_VALUE;
        books = new Books(this::now);
        boxes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(MAILBOXES, Types.STRING, TypeInformation.of(BoxState.class)));
        held = getRuntimeContext().getListState(new ListStateDescriptor<>(HELD, TypeInformation.of(Consignment.class)));
        post = new Post(
                telling,
                opener,
                getContainingTask()
                        .getMailboxExecutorFactory()
                        .createExecutor(getOperatorConfig().getChainIndex()));
        counts = new DeliveryMetrics(getRuntimeContext().getMetricGroup(), lines.values());
        if (!telling.isStandby()) {
            start();
        }
    }

    private void start() throws Exception {
        books.read(sentBefore, this::isOurs);
        for (ChannelSettings settings : telling.plan().channels()) {
            if (isOurs(settings.id())) {
                open(settings);
            }
        }
        writeOffRemovedChannels();
        serveAll();
    }

    private boolean isOurs(String channel) {
        int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        int most = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(channel, most, tasks)
                == getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    }

    private void open(ChannelSettings settings) throws Exception {
        setCurrentKey(settings.id());
        post.open(settings);
        Line line = new Line(settings.policy(), telling.manners(), acts, books.of(settings.id()), this::tell);
        lines.put(settings.id(), line);
        for (Map.Entry<String, BoxState> box : boxes.entries()) {
            line.restore(box.getValue(), now());
        }
        line.logReaches(logEnd, now()); // a job that was away may come back at night
        for (Consignment kept : held.get()) {
            receive(line, kept);
        }
        held.clear();
    }

    /** What waited for a channel that is configured no more is recorded as not sent. */
    private void writeOffRemovedChannels() throws Exception {
        Set<String> gone = new TreeSet<>();
        for (String state : List.of(MAILBOXES, HELD)) {
            try (Stream<String> keys = this.<String>getKeyedStateBackend().getKeys(state, VoidNamespace.INSTANCE)) {
                keys.filter(key -> telling.plan().channel(key).isEmpty()).forEach(gone::add);
            }
        }
        for (String channel : gone) {
            setCurrentKey(channel);
            Line line = removed(channel);
            for (Map.Entry<String, BoxState> box : boxes.entries()) {
                line.restore(box.getValue(), now());
            }
            for (Consignment kept : held.get()) {
                receive(line, kept);
            }
            LOG.error("channel {} was removed: {} messages that waited for it are given up", channel, line.waiting());
            line.giveUp(Why.CHANNEL_REMOVED, now());
            boxes.clear();
            held.clear();
        }
    }

    private void receive(Line line, Consignment consignment) {
        if (consignment.alert().decidedAt().toEpochMilli() < floor) {
            line.refuse(consignment, Why.TOO_OLD, now());
        } else {
            line.receive(consignment, now());
        }
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    private void tell(Delivery delivery) {
        counts.count(delivery);
        if (delivery.status() == Delivery.Status.DEAD) {
            LOG.error("channel {} gives up {}: {}", delivery.channel(), delivery.id(), delivery.why());
        }
        output.collect(new StreamRecord<>(delivery));
    }

    @Override
    public void processElement1(StreamRecord<Consignment> element) throws Exception {
        Consignment consignment = element.getValue();
        setCurrentKey(consignment.channel());
        if (telling.isStandby()) {
            held.add(consignment);
            return;
        }
        if (!lines.containsKey(consignment.channel())) {
            Line line = removed(consignment.channel());
            receive(line, consignment);
            line.giveUp(Why.CHANNEL_REMOVED, now());
            return;
        }
        receive(line(consignment.channel()), consignment);
        serve(consignment.channel());
    }

    /** A line of a channel that is configured no more: good for nothing but to be given up. */
    private Line removed(String channel) {
        return new Line(LinePolicy.OPEN, telling.manners(), acts, books.of(channel), this::tell);
    }

    private Line line(String channel) {
        Line line = lines.get(channel);
        if (line == null) {
            throw new IllegalStateException("no line for channel " + channel);
        }
        return line;
    }

    @Override
    public void processElement2(StreamRecord<Acts.Act> element) {
        Acts.Act act = element.getValue();
        acts.add(act);
        lines.forEach((channel, line) -> {
            setCurrentKey(channel);
            line.acted(act.orderId(), now());
        });
        serveAll();
    }

    @Override
    public void processWatermark1(Watermark mark) {
        // the alerts' topic has no ticks
    }

    @Override
    public void processWatermark2(Watermark mark) {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            return; // the end of an input decides nothing
        }
        log = mark.getTimestamp();
        lines.forEach((channel, line) -> {
            setCurrentKey(channel);
            line.advance(log, now());
        });
        serveAll();
    }

    private void serveAll() {
        lines.keySet().forEach(this::serve);
    }

    /** Sends what may be sent now, and wakes when more may. */
    private void serve(String channel) {
        if (isFinishing || isClosed) {
            return;
        }
        Line line = line(channel);
        for (Shipment next = line.next(now()); next != null; next = line.next(now())) {
            send(channel, next);
        }
        long wakeAt = line.wakeAt(now());
        Long armed = wakes.get(channel);
        if (wakeAt != Long.MAX_VALUE && (armed == null || armed > wakeAt || armed < now())) {
            wakes.put(channel, wakeAt);
            var unused = getProcessingTimeService().registerTimer(wakeAt, time -> {
                wakes.remove(channel, wakeAt);
                serve(channel);
            });
        }
    }

    /** A message that cannot be written is given up: it stops neither the others nor the job. */
    private void send(String channel, Shipment shipment) {
        Message message;
        try {
            message = post.write(channel, shipment, now());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("message {} for channel {} cannot be written and is given up", shipment.id(), channel, e);
            line(channel).unwritable(shipment, "not written: " + e.getClass().getSimpleName(), now());
            return;
        }
        post.send(channel, message, answer -> {
            setCurrentKey(channel);
            line(channel).answered(shipment, answer, now());
            serve(channel);
        });
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        if (StopSavepoint.is(getContainingTask(), checkpointId)) {
            awaitWhatIsOnItsWay();
        }
        for (Map.Entry<String, Line> line : lines.entrySet()) {
            setCurrentKey(line.getKey());
            for (BoxState box : line.getValue().changed()) {
                if (box.isEmpty()) {
                    boxes.remove(box.recipient());
                } else {
                    boxes.put(box.recipient(), box);
                }
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        boolean isFirst = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        savedActs.update(isFirst ? acts.all() : List.of());
        savedFloor.update(isFirst ? List.of(floor) : List.of());
    }

    /** A stop that drains. */
    @Override
    public void finish() throws Exception {
        awaitWhatIsOnItsWay();
        super.finish();
    }

    /** Before the last snapshot: sends nothing new, and learns what became of what is on its way. */
    private void awaitWhatIsOnItsWay() throws InterruptedException {
        isFinishing = true;
        post.awaitAnswers();
    }

    @Override
    public void close() throws Exception {
        isClosed = true;
        if (post != null) {
            post.close();
        }
        super.close();
    }
}
