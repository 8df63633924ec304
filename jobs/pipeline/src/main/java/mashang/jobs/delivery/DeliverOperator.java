package mashang.jobs.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import mashang.config.AlertWords;
import mashang.config.AlertWriter;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Message;
import mashang.delivery.Acts;
import mashang.delivery.Answer;
import mashang.delivery.BoxState;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Consignment;
import mashang.delivery.Delivery;
import mashang.delivery.Line;
import mashang.delivery.Shipment;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sends what {@link Line} says, when it says so, one line per channel. The first input is what is to be sent, by channel; the second, to
 * every task, what people did about orders, with the watermark of the event log, which is log time here.
 *
 * <p>Sending blocks no task: an answer comes back as a mail of the task's mailbox. What is on its way at a checkpoint counts as not sent;
 * what was sent since then is learnt from the deliveries' topic before anything is sent again. So a message goes twice only if the process
 * died, or lost its broker, between the endpoint's answer and the record of it.
 *
 * <p>Missing: without ticks nothing that waits for log time is sent; the rest is. Late, duplicated, reordered: {@link Line}.
 */
@SuppressWarnings("NullAway.Init") // initializeState() and open() set every field
public final class DeliverOperator extends AbstractStreamOperator<Delivery>
        implements TwoInputStreamOperator<Consignment, Acts.Act, Delivery> {
    private static final long serialVersionUID = 1L;

    /** As long as orders are remembered. */
    private static final java.time.Duration REMEMBERED = java.time.Duration.ofDays(400);

    private final Telling telling;
    private final ChannelOpener opener;
    private final SentBefore sentBefore;

    private transient AlertWriter writer;
    private transient AlertWords words;
    private transient MapState<String, BoxState> boxes;
    private transient MapState<String, Boolean> ends;
    private transient ListState<Acts.Act> savedActs;
    private transient Acts acts;
    private transient TreeMap<String, Line> lines;
    private transient Map<String, Channel> channels;
    private transient Map<String, Long> wakes;
    private transient MailboxExecutor mailbox;
    private transient Map<Delivery.Status, Counter> counted;
    private transient long log;
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
    }

    @Override
    public void open() throws Exception {
        super.open();
        writer = telling.writer();
        words = telling.words();
        lines = new TreeMap<>();
        channels = new HashMap<>();
        wakes = new HashMap<>();
        log = Long.MIN_VALUE;
        boxes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("mailboxes", Types.STRING, TypeInformation.of(BoxState.class)));
        MapStateDescriptor<String, Boolean> book = new MapStateDescriptor<>("book", Types.STRING, Types.BOOLEAN);
        book.enableTimeToLive(StateTtlConfig.newBuilder(REMEMBERED).build());
        ends = getRuntimeContext().getMapState(book);
        mailbox = getContainingTask()
                .getMailboxExecutorFactory()
                .createExecutor(getOperatorConfig().getChainIndex());
        measure();
        readBook();
        for (ChannelSettings settings : telling.plan().channels()) {
            if (isOurs(settings.id())) {
                open(settings);
            }
        }
        serveAll();
    }

    private void measure() {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        counted = new HashMap<>();
        for (Delivery.Status status : Delivery.Status.values()) {
            counted.put(status, metrics.counter("deliveries." + status.name().toLowerCase(java.util.Locale.ROOT)));
        }
        metrics.gauge(
                "alertsWaiting",
                () -> lines.values().stream().mapToInt(Line::waiting).sum());
        metrics.gauge(
                "channelsFailing",
                () -> lines.values().stream().filter(Line::isFailing).count());
    }

    private boolean isOurs(String channel) {
        int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        int most = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(channel, most, tasks)
                == getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    }

    /** What was sent before this attempt, from the topic; more than the checkpoint knows. */
    private void readBook() {
        sentBefore.each(delivery -> {
            if (delivery.status().isFinal() && isOurs(delivery.channel())) {
                setCurrentKey(delivery.channel());
                book().close(delivery.id(), delivery.status() == Delivery.Status.SENT);
            }
        });
    }

    private void open(ChannelSettings settings) throws Exception {
        setCurrentKey(settings.id());
        channels.put(settings.id(), opener.open(settings));
        Line line = new Line(settings.policy(), telling.manners(), acts, book(), this::tell);
        lines.put(settings.id(), line);
        for (Map.Entry<String, BoxState> box : boxes.entries()) {
            line.restore(box.getValue(), now());
        }
    }

    /** Of the current key. */
    private StateBook book() {
        return new StateBook(ends);
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    private void tell(Delivery delivery) {
        Counter counter = counted.get(delivery.status());
        if (counter != null) {
            counter.inc();
        }
        if (delivery.status() == Delivery.Status.DEAD) {
            LOG.error("channel {} gives up {}: {}", delivery.channel(), delivery.id(), delivery.why());
        }
        output.collect(new StreamRecord<>(delivery));
    }

    @Override
    public void processElement1(StreamRecord<Consignment> element) {
        Consignment consignment = element.getValue();
        setCurrentKey(consignment.channel());
        line(consignment.channel()).receive(consignment, now());
        serve(consignment.channel());
    }

    private Line line(String channel) {
        Line line = lines.get(channel);
        if (line == null) {
            throw new IllegalStateException("no channel " + channel + ": the routes are checked before they come here");
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
        if (telling.isStandby() || isClosed) {
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

    private void send(String channel, Shipment shipment) {
        ChannelSettings settings = telling.plan().channel(channel).orElseThrow();
        AlertWriter.Written written = writer.write(shipment, settings.type());
        List<String> links = telling.plan().board() == null
                ? List.of()
                : shipment.parts().stream()
                        .map(part -> words.link(part.alert().orderId()))
                        .toList();
        Message message = new Message(
                shipment,
                shipment.recipient(),
                written.title(),
                written.text(),
                written.html(),
                Instant.ofEpochMilli(now()),
                links);
        Channel open = channels.get(channel);
        if (open == null) {
            throw new IllegalStateException("no open channel " + channel);
        }
        var unused = open.send(message)
                .exceptionally(e -> Answer.retry(e.getClass().getSimpleName()))
                .thenAccept(answer -> post(channel, shipment, answer));
    }

    /** From whatever thread: back to the task's own. */
    private void post(String channel, Shipment shipment, Answer answer) {
        try {
            mailbox.execute(() -> answered(channel, shipment, answer), "an answer of channel %s", channel);
        } catch (RejectedExecutionException e) {
            LOG.debug("the task ended before channel {} answered", channel);
        }
    }

    private void answered(String channel, Shipment shipment, Answer answer) {
        if (isClosed) {
            return;
        }
        setCurrentKey(channel);
        if (answer.verdict() == Answer.Verdict.MISCONFIGURED) {
            LOG.error("channel {} takes nothing from us: {}", channel, answer.problem());
        }
        line(channel).answered(shipment, answer, now());
        serve(channel);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        for (Map.Entry<String, Line> line : lines.entrySet()) {
            setCurrentKey(line.getKey());
            for (BoxState box : line.getValue().changed()) {
                if (box.waiting().isEmpty() && box.head() == null && box.aside() == null && box.singles() == 0) {
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
    }

    @Override
    public void close() throws Exception {
        isClosed = true;
        if (channels != null) {
            channels.values().forEach(Channel::close);
        }
        super.close();
    }
}
