package mashang.jobs;

import java.util.List;
import mashang.connectors.kafka.RuleEntry;
import mashang.intake.DeadLetter;
import mashang.rules.RuleVersion;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Takes versions out of the rules topic and makes watermarks of its ticks: 1 ms behind, because a version may carry the very
 * millisecond of the tick behind it.
 *
 * <ul>
 *   <li><b>Missing</b>: without ticks there is no watermark, and who reads waits, rightly.
 *   <li><b>Late</b>: a version whose time steps back behind a tick counts as published at that tick, as a raw record does; so nobody learns
 *       of a rule after deciding by the time of it.
 *   <li><b>Duplicated</b>: handed on; the readers know what they have.
 *   <li><b>Reordered</b>: cannot be: one partition, one task.
 * </ul>
 *
 * <p>The last tick is remembered: a replay that goes on after a failure may have read the topic to its end before, and no other tick
 * would ever come.
 */
final class RuleTimes extends AbstractStreamOperator<RuleVersion>
        implements OneInputStreamOperator<RuleEntry, RuleVersion> {
    private static final long serialVersionUID = 1L;

    /** Records that are no rules. */
    static final OutputTag<DeadLetter> UNREADABLE = new OutputTag<>("unreadable-rules") {};

    private transient long lastTick;

    @SuppressWarnings("NullAway.Init") // initializeState sets it
    private transient ListState<Long> saved;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        lastTick = Long.MIN_VALUE;
        saved = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("last-tick", Types.LONG));
        for (long tick : saved.get()) {
            lastTick = Math.max(lastTick, tick);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what the timer throws fails the task; it ends with it
    public void open() throws Exception {
        super.open();
        if (lastTick != Long.MIN_VALUE) {
            long now = getProcessingTimeService().getCurrentProcessingTime();
            getProcessingTimeService().registerTimer(now, t -> promise());
        }
    }

    @Override
    public void processElement(StreamRecord<RuleEntry> element) {
        RuleEntry entry = element.getValue();
        RuleVersion version = entry.version();
        if (version != null) {
            output.collect(new StreamRecord<>(version.publishedAt(Math.max(entry.at(), lastTick))));
        } else if (entry.dead() != null) {
            output.collect(UNREADABLE, new StreamRecord<>(entry.dead()));
        } else if (entry.at() > lastTick) {
            lastTick = entry.at();
            promise();
        }
    }

    /** Everything published by the last tick has been handed on. */
    private void promise() {
        output.emitWatermark(new Watermark(lastTick - 1));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        saved.update(List.of(lastTick));
    }
}
