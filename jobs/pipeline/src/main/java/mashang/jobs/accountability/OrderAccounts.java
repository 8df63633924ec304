package mashang.jobs.accountability;

import java.util.List;
import mashang.accountability.Contribution;
import mashang.accountability.FigureChange;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * What an order contributes takes the place of what it contributed before: out comes by how much that changes which figures.
 *
 * <ul>
 *   <li><b>Missing</b>: an order of which nothing is told contributes nothing.
 *   <li><b>Late</b>: a contribution says since when it is known, and that decides whether it belongs to the first figures; when it comes here makes no difference.
 *   <li><b>Duplicated</b>: a version that is not above the last one is passed over, and so is one that contributes the same.
 *   <li><b>Reordered</b>: versions of an order are in one partition; those of different orders add up in any order.
 * </ul>
 */
@SuppressWarnings("NullAway.Init") // open() and initializeState() set every field
public final class OrderAccounts extends KeyedProcessFunction<String, Contribution, FigureChange>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Contributions that changed something, for their documents. */
    static final OutputTag<Contribution> CHANGED = new OutputTag<>("changed-contributions") {};

    private transient ValueState<Contribution> last;
    private transient AccountBooks books;
    private transient Counter repeated;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        books = AccountBooks.in(context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        books.save();
    }

    @Override
    public void open(OpenContext context) {
        last = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("contribution", TypeInformation.of(Contribution.class)));
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        repeated = metrics.counter("repeatedContributions");
        books.show(metrics);
    }

    @Override
    public void processElement(Contribution now, Context ctx, Collector<FigureChange> out) throws Exception {
        Contribution before = last.value();
        if (before != null && (now.version() <= before.version() || now.isSame(before))) {
            repeated.inc();
            return;
        }
        List<FigureChange> changes = now.insteadOf(before);
        changes.forEach(out::collect);
        books.book(before, now, changes);
        ctx.output(CHANGED, now);
        last.update(now);
    }

    /** By how much the figures of this task differ from the ledger. */
    long imbalance() {
        return books.imbalance();
    }
}
