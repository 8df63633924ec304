package mashang.jobs;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;

/** A log in memory as a topology sees it, and sinks that remember; for tests of topologies on a mini cluster. */
public final class ReplayedLog {
    private static final AtomicBoolean CRASHED = new AtomicBoolean(true);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final ConcurrentHashMap<Integer, Queue<Object>> WRITTEN = new ConcurrentHashMap<>();

    private ReplayedLog() {}

    /** Events sorted by {@code loggedAt}, dealt out to all tasks, with the watermark that ticks behind them would make. */
    public static DataStream<CaseEvent> of(StreamExecutionEnvironment env, List<CaseEvent> log) {
        return env.fromData(CaseEvent.class, log.toArray(new CaseEvent[0]))
                .uid("test-log")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<CaseEvent>forGenerator(c -> new Behind())
                        .withTimestampAssigner((event, t) -> event.loggedAt().toEpochMilli()))
                .uid("test-watermarks")
                .setParallelism(1)
                .rebalance()
                .map(new CrashOnce())
                .uid("test-crash");
    }

    /** The next run fails once in the middle. */
    public static void crashNextRun() {
        CRASHED.set(false);
    }

    /** Whether it did. */
    public static boolean hasCrashed() {
        return CRASHED.get();
    }

    /** The uids of a topology, those of this test source aside. */
    public static Set<String> uids(StreamExecutionEnvironment env) {
        Set<String> uids = new TreeSet<>();
        for (StreamNode node : env.getStreamGraph(false).getStreamNodes()) {
            uids.add(Objects.requireNonNull(node.getTransformationUID(), node.getOperatorName()));
        }
        uids.removeIf(uid -> uid.startsWith("test-"));
        return uids;
    }

    /** The log is sorted: all before an event's loggedAt has been seen. */
    private static final class Behind implements WatermarkGenerator<CaseEvent> {
        @Override
        public void onEvent(CaseEvent event, long timestamp, WatermarkOutput output) {
            output.emitWatermark(new Watermark(timestamp - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    private static final class CrashOnce implements MapFunction<CaseEvent, CaseEvent> {
        private static final long serialVersionUID = 1L;
        private static final int AFTER = 150;

        private int seen;

        @Override
        public CaseEvent map(CaseEvent event) {
            if (++seen == AFTER && CRASHED.compareAndSet(false, true)) {
                throw new IllegalStateException("a crash on purpose");
            }
            return event;
        }
    }

    /** A sink that remembers what was written, over crashes too. */
    public static final class Memory<T> implements Sink<T> {
        private static final long serialVersionUID = 1L;

        private final int number = NUMBERS.incrementAndGet();

        /** Everything written, in the order in which it came. */
        @SuppressWarnings("unchecked")
        public List<T> written() {
            return (List<T>) List.copyOf(queue());
        }

        private Queue<Object> queue() {
            return WRITTEN.computeIfAbsent(number, n -> new ConcurrentLinkedQueue<>());
        }

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(T element, Context ctx) {
                    queue().add(element);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
