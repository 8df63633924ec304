package mashang.jobs.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JobEnvironment;
import mashang.jobs.Published;
import mashang.jobs.ReplayedLog;
import mashang.jobs.RulesStream;
import mashang.recurrence.city.CitySettings;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecurrenceTopologyTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final int ORDERS = 300;

    @Test
    void theSameLogGivesTheSameDocumentsAtAnyParallelismAndAfterACrash() throws Exception {
        Map<String, String> alone = run(1);
        assertThat(alone).hasSizeGreaterThan(10);
        assertThat(alone.keySet()).anyMatch(id -> id.startsWith("P-")).anyMatch(id -> id.endsWith("/CANDIDATE/1"));
        assertThat(run(2)).isEqualTo(alone);
        assertThat(run(4)).isEqualTo(alone);
        ReplayedLog.crashNextRun();
        assertThat(run(2)).isEqualTo(alone);
        assertThat(ReplayedLog.hasCrashed()).as("it did crash").isTrue();
    }

    @Test
    void uidsStayForEver() {
        StreamExecutionEnvironment env = environment(2);
        define(env, new ReplayedLog.Memory<>());
        assertThat(ReplayedLog.uids(env))
                .containsExactly(
                        "accepted-texts",
                        "complaint-signatures",
                        "index-sink",
                        "no-rules",
                        "problem-alerts-sink",
                        "problem-clusters");
    }

    private static Map<String, String> run(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        ReplayedLog.Memory<Document> index = new ReplayedLog.Memory<>();
        define(env, index);
        env.execute();
        return ComplaintOrders.indexed(index.written());
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobEnvironment.configure(env, Duration.ofMillis(50));
        env.setParallelism(parallelism);
        return env;
    }

    private static void define(StreamExecutionEnvironment env, ReplayedLog.Memory<Document> index) {
        List<CaseEvent> log = new ArrayList<>(ComplaintOrders.events(ORDERS, 9));
        log.add(ComplaintOrders.event("tick", 10 * ORDERS, Step.URGED)); // brings the watermark past everything
        DataStream<CaseEvent> events = ReplayedLog.of(env, log);
        RecurrenceTopology.define(
                events,
                Published.of(RulesStream.none(events), ComplaintOrders.CITY),
                "city",
                new RecurrenceTopology.Rules(CitySettings.DEFAULT, ComplaintOrders.RULES),
                new RecurrenceTopology.Sinks(index, new DiscardingSink<>()));
    }
}
