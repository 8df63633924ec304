package mashang.local.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Counts upwards for ever and tells the test, which runs in the same JVM, what it sees. */
final class CountingJob {

    static final String NAME = "counting";

    /** First number after each start. */
    static final BlockingQueue<Long> FIRST_NUMBERS = new LinkedBlockingQueue<>();

    /** The last number before each complete checkpoint that has any: a checkpoint may come before the first number. */
    static final BlockingQueue<Long> CHECKPOINTED_NUMBERS = new LinkedBlockingQueue<>();

    static final AtomicBoolean FAIL_ONCE = new AtomicBoolean();

    private CountingJob() {}

    static void define(StreamExecutionEnvironment environment) {
        var numbers = new DataGeneratorSource<>(n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG);
        environment.setParallelism(1);
        environment
                .fromSource(numbers, WatermarkStrategy.noWatermarks(), "Count")
                .uid("numbers")
                .map(new Report())
                .uid("report")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
    }

    static final class Report extends RichMapFunction<Long, Long> implements CheckpointedFunction, CheckpointListener {

        private final Map<Long, Long> lastNumbers = new HashMap<>();
        private boolean told;
        private long last = -1;

        @Override
        public Long map(Long number) {
            if (!told) {
                told = true;
                FIRST_NUMBERS.add(number);
            }
            if (FAIL_ONCE.getAndSet(false)) {
                throw new IllegalStateException("planted failure");
            }
            last = number;
            return number;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            if (last >= 0) {
                lastNumbers.put(context.getCheckpointId(), last);
            }
        }

        @Override
        public void notifyCheckpointComplete(long id) {
            Long number = lastNumbers.remove(id);
            if (number != null) {
                CHECKPOINTED_NUMBERS.add(number);
            }
        }
    }
}
