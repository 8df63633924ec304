package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.Contribution;
import mashang.connectors.elasticsearch.Document;
import mashang.intake.DeadLetter;
import mashang.jobs.JobEnvironment;
import mashang.jobs.ReplayedLog;
import mashang.jobs.ReplayedLog.Memory;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SupervisionTopologyTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final int ORDERS = 250;

    /** What a run tells: alerts by id, and documents at their highest version. */
    private record Told(Map<String, String> alerts, Map<String, String> documents) {}

    @Test
    void theSameLogGivesTheSameAlertsAndDocumentsAtAnyParallelismAndAfterACrash() throws Exception {
        Told alone = run(1);
        assertThat(alone.alerts()).hasSizeGreaterThan(50);
        assertThat(alone.documents().keySet())
                .anyMatch(d -> d.startsWith(LedgerDocuments.INDEX))
                .anyMatch(d -> d.startsWith(BreachDocuments.INDEX))
                .anyMatch(d -> d.startsWith(HistoryDocuments.INDEX_PREFIX));
        assertThat(run(2)).isEqualTo(alone);
        assertThat(run(4)).isEqualTo(alone);
        ReplayedLog.crashNextRun();
        assertThat(run(2)).isEqualTo(alone);
        assertThat(ReplayedLog.hasCrashed()).as("it did crash").isTrue();
    }

    @Test
    void uidsStayForEver() {
        StreamExecutionEnvironment env = environment(2);
        define(env, new Memory<>(), new Memory<>());
        assertThat(ReplayedLog.uids(env))
                .containsExactly(
                        "accounts-sink",
                        "alerts",
                        "alerts-sink",
                        "breach-documents",
                        "dead-letters-sink",
                        "decision-documents",
                        "events-with-text",
                        "events-without-text",
                        "history-documents",
                        "index-sink",
                        "ledger-documents",
                        "light-documents",
                        "order-clocks",
                        "plain-history-documents",
                        "restricted-documents");
    }

    private static Told run(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        Memory<Alert> alerts = new Memory<>();
        Memory<Document> index = new Memory<>();
        define(env, alerts, index);
        env.execute();
        Map<String, String> told = new TreeMap<>();
        for (Alert alert : alerts.written()) {
            String before = told.put(alert.alertId(), alert.toString());
            assertThat(before == null ? alert.toString() : before).isEqualTo(alert.toString());
        }
        return new Told(told, latest(index.written()));
    }

    /** As Elasticsearch keeps them; two of one version must say the same. */
    private static Map<String, String> latest(List<Document> written) {
        Map<String, Document> latest = new TreeMap<>();
        for (Document document : written) {
            String id = document.index() + '/' + document.id();
            Document before = latest.get(id);
            if (before != null && before.version() == document.version()) {
                assertThat(text(document)).as("version %s", document.version()).isEqualTo(text(before));
            }
            if (before == null || before.version() <= document.version()) {
                latest.put(id, document);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        latest.forEach((id, document) -> texts.put(id, document.version() + " " + text(document)));
        return texts;
    }

    private static String text(Document document) {
        return new String(document.source(), StandardCharsets.UTF_8);
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobEnvironment.configure(env, Duration.ofMillis(50));
        env.setParallelism(parallelism);
        return env;
    }

    private static void define(StreamExecutionEnvironment env, Memory<Alert> alerts, Memory<Document> index) {
        SupervisionTopology.define(
                ReplayedLog.of(env, log()),
                SupervisedOrders.rules(),
                new SupervisionTopology.Sinks(alerts, index, new Memory<DeadLetter>(), new Memory<Contribution>()));
    }

    /** Orders received in time, late, never, and reported late as received in time; with copies. */
    private static List<CaseEvent> log() {
        return SupervisedOrders.log(4, ORDERS, 600);
    }
}
