package mashang.jobs.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import mashang.config.ConfigException;
import mashang.config.PublishedRules;
import mashang.jobs.RefusedRule;
import mashang.ledger.LedgerEntry;
import mashang.rules.RuleVersion;
import mashang.sla.Clocks;
import mashang.sla.RuleNews;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Watches the clocks of every order by rules that change meanwhile. The second input brings every published version to every task; log time
 * is the lesser of both inputs', so no decision of a time is taken before every rule published by then is known.
 *
 * <p>Once log time has reached news, every order is looked at anew, a few at a time between events and checkpoints. It does not
 * matter when: an order decides as of the time of the news, and one that is moved on by an event before its turn heeds the news first.
 *
 * <ul>
 *   <li><b>Missing</b>: a rules topic without ticks holds back every decision.
 *   <li><b>Late</b>: impossible, a version counts as published at the tick before it; see {@code RulesStream}.
 *   <li><b>Duplicated</b>: the same text under the same key changes nothing; another text is a dead letter.
 *   <li><b>Reordered</b>: impossible, there is one partition and one task that reads it.
 * </ul>
 */
@SuppressWarnings("NullAway.Init") // initializeState() and open() set every field
public final class RuledClockOperator extends ClockOperator
        implements TwoInputStreamOperator<CaseEvent, RuleVersion, LedgerEntry> {
    private static final long serialVersionUID = 1L;

    /** Some milliseconds of work: so long an event or a barrier may have to wait. */
    private static final int LOOKS_AT_ONCE = 50;

    /** What is left to events between two goes, at least: more where a go took longer, waiting for whoever reads what it tells included. */
    private static final long PAUSE_MILLIS = 20;

    private final PublishedRules rules;

    private transient ListState<RuleVersion> read;
    private transient ListState<Long> lookedUpTo;

    /** News for which not all orders have been looked at: when they became, or will become, known. */
    private transient TreeSet<Long> news;

    private transient @Nullable Looks looks;
    private transient long done;

    /** Before, no order knows anything that it would not know again. */
    private transient boolean hasDecided;

    private transient boolean isTimed;
    private transient Counter refused;

    /** @param rules before anything was published */
    public RuledClockOperator(Clocks clocks, PublishedRules rules) {
        super(clocks);
        this.rules = rules;
    }

    /** @param capacity see {@link HeldOrders} */
    RuledClockOperator(Clocks clocks, PublishedRules rules, long end, long capacity) {
        super(clocks, end, capacity);
        this.rules = rules;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        news = new TreeSet<>();
        done = Long.MIN_VALUE;
        read = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("rules-read", TypeInformation.of(RuleVersion.class)));
        lookedUpTo = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("looked-up-to", Types.LONG));
        hasDecided = context.isRestored();
        if (context.isRestored()) {
            long least = Long.MAX_VALUE;
            for (long time : lookedUpTo.get()) {
                least = Math.min(least, time);
            }
            // A checkpoint of a version that knew no such rules has none: then nothing was looked at.
            done = least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
            for (RuleVersion version : read.get()) {
                rules.next(version).ifPresent(this::learn);
            }
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        refused = metrics.counter("refusedRules");
        metrics.gauge("rules", () -> rules.accepted().size());
        metrics.gauge("ordersToLookAt", () -> looks == null ? 0 : 1);
    }

    @Override
    public void processElement1(StreamRecord<CaseEvent> element) throws Exception {
        processElement(element);
    }

    @Override
    public void processElement2(StreamRecord<RuleVersion> element) {
        RuleVersion version = element.getValue();
        try {
            Optional<RuleNews> learnt = rules.next(version);
            learnt.ifPresent(this::learn);
        } catch (ConfigException e) {
            if (isFirst()) {
                refused.inc();
                tell(TOO_OLD, RefusedRule.letter(version, e, SupervisionJob.NAME));
            }
        }
    }

    private void learn(RuleNews one) {
        if (!one.isForClocks()) {
            return;
        }
        become(clocks().with(one));
        if (one.knownFrom() > done && hasDecided) {
            news.add(one.knownFrom());
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        hasDecided = true;
        super.processWatermark(mark);
        goOn();
    }

    @Override
    public void endInput() {
        try {
            while (!isOver() && hasToLook()) {
                look();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the orders could not be looked at", e);
        }
        super.endInput();
    }

    /** However often log time moves on, there is a pause behind each go. */
    private void goOn() throws Exception {
        if (!isTimed && !isOver() && hasToLook()) {
            long start = getProcessingTimeService().getCurrentProcessingTime();
            look();
            if (hasToLook()) {
                isTimed = true;
                long now = getProcessingTimeService().getCurrentProcessingTime();
                long pause = Math.max(PAUSE_MILLIS, now - start);
                var unused = getProcessingTimeService().registerTimer(now + pause, t -> {
                    isTimed = false;
                    goOn();
                });
            }
        }
    }

    private boolean hasToLook() {
        return looks != null || (!news.isEmpty() && news.first() <= watermark());
    }

    /** Looks at some orders. */
    private void look() throws Exception {
        Looks now = looks;
        if (now == null) {
            now = new Looks(
                    watermark(),
                    heldIds(),
                    this.<String>getKeyedStateBackend().getKeys("order", VoidNamespace.INSTANCE));
            looks = now;
        }
        for (int i = 0; i < LOOKS_AT_ONCE; i++) {
            String orderId = now.next(this::isHeld);
            if (orderId == null) {
                now.close();
                looks = null;
                done = now.upTo();
                news.headSet(done, true).clear();
                return;
            }
            look(orderId);
        }
    }

    /** An order that comes into memory while others are looked at must not be passed over for it. */
    @Override
    void loaded(String orderId) {
        if (looks != null) {
            looks.add(orderId);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        read.update(isFirst() ? new ArrayList<>(rules.accepted()) : List.of());
        lookedUpTo.update(List.of(done));
    }

    @Override
    public void close() throws Exception {
        if (looks != null) {
            looks.close();
        }
        super.close();
    }

    private boolean isFirst() {
        return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    }
}
