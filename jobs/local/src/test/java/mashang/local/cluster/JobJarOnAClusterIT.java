package mashang.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.local.stack.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The deployable jar as an operator runs it: on a stock cluster of several processes, submitted by {@code flink run}. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class JobJarOnAClusterIT {
    private static final long ORDERS = 400;
    private static final int SEARCH_HEAP_MEGABYTES = 320;

    @TempDir
    Path folder;

    @Test
    void aTaskManagerKilledInMidStreamChangesNeitherAlertsNorLedger() throws Exception {
        Set<Long> before = children();
        try (FlinkProcesses flink = FlinkProcesses.start(folder.resolve("flink"))) {
            flink.startTaskManager("tm-1", ClusterDrill.SECRETS);
            flink.startTaskManager("tm-2", ClusterDrill.SECRETS);
            try (EmbeddedBroker broker = EmbeddedBroker.start(
                            folder.resolve("kafka"), FlinkProcesses.quietPort(), FlinkProcesses.quietPort());
                    EmbeddedElasticsearch search =
                            EmbeddedElasticsearch.start(folder.resolve("elasticsearch"), 0, SEARCH_HEAP_MEGABYTES)) {
                Ports ports = new Ports(broker.port(), 0, search.port(), 0);
                ClusterDrill drill = new ClusterDrill(flink, ports, folder, ORDERS);
                drill.run(ServersDrill::killATaskManager);
                theOtherJobsRunToo(drill);
            }
        }
        assertThat(children()).as("processes this test has left behind").isEqualTo(before);
    }

    /** Flink's and Elasticsearch's. */
    private static Set<Long> children() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** With what the jar brings for them: the text analysis, and nothing but it. */
    private static void theOtherJobsRunToo(ClusterDrill drill) throws Exception {
        FlinkProcesses flink = drill.flink();
        List<String> jobs = List.of(drill.submit("recurrence"), drill.submit("dead-letters"));
        for (String job : jobs) {
            flink.awaitRunning(job);
            drill.awaitTwoMoreCheckpoints(job);
            assertThat(flink.rest("/jobs/" + job + "/exceptions")
                            .path("exceptionHistory")
                            .path("entries"))
                    .as(flink::logTails)
                    .isEmpty();
        }
    }
}
