package mashang.jobs.intake;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import mashang.config.Mapped;
import mashang.connectors.kafka.Addressed;
import mashang.intake.AppendTimes;
import mashang.intake.AppendTimes.LastTick;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Maps raw records to the entries of the event log: a heartbeat becomes a tick for every partition of the log, anything
 * else the events its feed says, or a dead letter.
 *
 * <p>Missing: a raw partition without heartbeats ticks no more, which holds back every decision, rightly. Late: does not
 * matter here, {@code loggedAt} is the append time however late we read it. Duplicated: passed on, with the same event
 * id. Reordered: cannot be, the order of a raw partition is kept up to the log; an append time that steps back behind a
 * tick is lifted to it.
 *
 * <p>State: the last tick of every raw partition, as a union list, because partitions move between tasks.
 */
@SuppressWarnings("NullAway.Init") // state is initialised, and the function opened, before the first record
public final class IntakeFunction extends ProcessFunction<RawRecord, Addressed> implements CheckpointedFunction {
    /** What could not be used. */
    public static final OutputTag<DeadLetter> DEAD = new OutputTag<>("dead-letters") {
        private static final long serialVersionUID = 1;
    };

    private static final long serialVersionUID = 1;
    /**
     * Larger records are not mapped: what an event of it could become in JSON (six bytes for a control character) must
     * fit into a record of the log, or the sink could never get past it.
     */
    static final int MAX_RECORD_BYTES = 2 << 20;
    /** So much of an original is kept; a compressed raw record can be larger than any record of ours. */
    static final int MAX_ORIGINAL_BYTES = 8 << 20;

    private final MappingFactory factory;
    private final int logPartitions;
    private transient Function<RawRecord, Mapped> mapping;
    private transient IntakeMetrics metrics;
    private transient AppendTimes times;
    private transient ListState<LastTick> lastTicks;

    /** @param logPartitions partitions of the event log, each of which gets every tick */
    public IntakeFunction(MappingFactory factory, int logPartitions) {
        this.factory = factory;
        this.logPartitions = logPartitions;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        lastTicks = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("last-ticks", LastTick.class));
        times = new AppendTimes();
        times.restore(lastTicks.get());
    }

    @Override
    public void open(OpenContext context) {
        mapping = factory.open();
        metrics = new IntakeMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(RawRecord raw, Context context, Collector<Addressed> out) {
        String source = raw.topic() + '/' + raw.partition();
        if (raw.isHeartbeat()) {
            Tick tick = new Tick(source, times.ofHeartbeat(source, raw.loggedAt()), raw.heartbeatOf());
            for (int partition = 0; partition < logPartitions; partition++) {
                out.collect(Addressed.of(tick, partition));
            }
            metrics.tick();
            return;
        }
        Mapped mapped = map(raw.loggedAt(times.ofRecord(source, raw.loggedAt())));
        for (CaseEvent event : mapped.events()) {
            out.collect(Addressed.of(event));
        }
        for (DeadLetter letter : mapped.dead()) {
            context.output(DEAD, letter);
        }
        metrics.record(mapped);
    }

    private Mapped map(RawRecord raw) {
        if (raw.value().length > MAX_RECORD_BYTES) {
            List<String> sizes = List.of(String.valueOf(raw.value().length), String.valueOf(MAX_RECORD_BYTES));
            return dead(raw, DeadReason.TOO_LARGE, sizes);
        }
        try {
            return mapping.apply(raw);
        } catch (RuntimeException | StackOverflowError e) {
            return dead(
                    raw, DeadReason.INTERNAL, List.of(e.getClass().getSimpleName())); // its message may quote the text
        }
    }

    private Mapped dead(RawRecord raw, DeadReason reason, List<String> args) {
        byte[] original =
                raw.value().length <= MAX_ORIGINAL_BYTES ? raw.value() : Arrays.copyOf(raw.value(), MAX_ORIGINAL_BYTES);
        String feed = factory.feedOf(raw.topic());
        return new Mapped(List.of(), List.of(DeadLetter.of(raw.value(original), feed, reason, args, null, "")));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        lastTicks.update(times.snapshot());
    }
}
