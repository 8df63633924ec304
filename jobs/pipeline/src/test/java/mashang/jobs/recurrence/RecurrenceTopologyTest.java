package mashang.jobs.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JobEnvironment;
import mashang.recurrence.ClustererSettings;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecurrenceTopologyTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final Queue<Document> WRITTEN = new ConcurrentLinkedQueue<>();
    private static final AtomicBoolean CRASHED = new AtomicBoolean();
    private static final int ORDERS = 300;

    @BeforeEach
    void nothingWrittenYet() {
        WRITTEN.clear();
        CRASHED.set(true);
    }

    @Test
    void theSameLogGivesTheSameDocumentsAtAnyParallelismAndAfterACrash() throws Exception {
        Map<String, String> alone = run(1);
        assertThat(alone).hasSizeGreaterThan(10);
        assertThat(alone.values()).allMatch(document -> document.contains("\"active\":true"));
        assertThat(run(2)).isEqualTo(alone);
        assertThat(run(4)).isEqualTo(alone);
        CRASHED.set(false);
        assertThat(run(2)).isEqualTo(alone);
        assertThat(CRASHED).as("it did crash").isTrue();
    }

    @Test
    void uidsStayForEver() {
        StreamExecutionEnvironment env = environment(2);
        define(env);
        TreeSet<String> uids = new TreeSet<>();
        for (StreamNode node : env.getStreamGraph(false).getStreamNodes()) {
            uids.add(Objects.requireNonNull(node.getTransformationUID(), node.getOperatorName()));
        }
        uids.removeIf(uid -> uid.startsWith("test-"));
        assertThat(uids).containsExactly("accepted-texts", "complaint-signatures", "index-sink", "problem-clusters");
    }

    private static Map<String, String> run(int parallelism) throws Exception {
        WRITTEN.clear();
        StreamExecutionEnvironment env = environment(parallelism);
        define(env);
        env.execute();
        return ComplaintOrders.indexed(WRITTEN);
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobEnvironment.configure(env, Duration.ofMillis(50));
        env.setParallelism(parallelism);
        return env;
    }

    private static void define(StreamExecutionEnvironment env) {
        List<CaseEvent> log = new ArrayList<>(ComplaintOrders.events(ORDERS, 9));
        log.add(ComplaintOrders.event("tick", 10 * ORDERS, Step.URGED)); // brings the watermark past everything
        DataStream<CaseEvent> events = env.fromData(CaseEvent.class, log.toArray(new CaseEvent[0]))
                .uid("test-log")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<CaseEvent>forGenerator(c -> new Behind())
                        .withTimestampAssigner((event, t) -> event.loggedAt().toEpochMilli()))
                .uid("test-watermarks")
                .setParallelism(1)
                .rebalance()
                .map(new CrashOnce())
                .uid("test-crash");
        RecurrenceTopology.define(events, "city", ClustererSettings.DEFAULT, new Memory());
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

        private int seen;

        @Override
        public CaseEvent map(CaseEvent event) {
            if (++seen == 150 && CRASHED.compareAndSet(false, true)) {
                throw new IllegalStateException("a crash on purpose");
            }
            return event;
        }
    }

    private static final class Memory implements Sink<Document> {
        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<Document> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Document document, Context ctx) {
                    WRITTEN.add(document);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
