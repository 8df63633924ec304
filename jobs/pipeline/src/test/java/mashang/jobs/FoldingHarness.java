package mashang.jobs;

import mashang.rules.RuleVersion;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** An operator that folds orders, in a test: events by order, and published versions. */
public final class FoldingHarness<T> extends KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, T> {
    private final FoldedOrders<?, T> orders;

    public FoldingHarness(FoldedOrders<?, T> orders) throws Exception {
        super(orders, CaseEvent::orderId, null, Types.STRING);
        this.orders = orders;
    }

    public void processElement(CaseEvent event, long timestamp) throws Exception {
        processElement1(new StreamRecord<>(event, timestamp));
    }

    /** Of both inputs. */
    public void processWatermark(long time) throws Exception {
        processWatermark2(new Watermark(time));
        processWatermark1(new Watermark(time));
    }

    /** Writes what is in memory into the state, as before the barrier of a checkpoint. */
    public void store() throws Exception {
        orders.prepareSnapshotPreBarrier(1);
    }

    public int ordersInMemory() {
        return orders.ordersInMemory();
    }

    @Override
    public OperatorSubtaskState snapshot(long checkpointId, long timestamp) throws Exception {
        orders.prepareSnapshotPreBarrier(checkpointId);
        return super.snapshot(checkpointId, timestamp);
    }
}
