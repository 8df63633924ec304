package mashang.jobs;

import java.util.List;
import mashang.rules.RuleVersion;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** An operator that folds orders, in a test: events by order, and published versions. */
public final class FoldingHarness<T> extends KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, T> {
    public FoldingHarness(FoldedOrders<?, T> orders) throws Exception {
        super(new CoBroadcastWithKeyedOperator<>(orders, List.of()), CaseEvent::orderId, null, Types.STRING);
    }

    public void processElement(CaseEvent event, long timestamp) throws Exception {
        processElement1(new StreamRecord<>(event, timestamp));
    }

    /** Of both inputs. */
    public void processWatermark(long time) throws Exception {
        processWatermark2(new Watermark(time));
        processWatermark1(new Watermark(time));
    }
}
