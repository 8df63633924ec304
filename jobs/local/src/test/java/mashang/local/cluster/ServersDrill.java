package mashang.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mashang.local.run.Summary;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.local.stack.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drills: a server is killed, or stays away, while records flow; broker, Elasticsearch, JobManager and two TaskManagers are processes of
 * their own. Afterwards alerts, accusations and ledger are those of the oracle: nothing is lost, nothing is told that had to be
 * taken back because of it.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class ServersDrill {
    private static final long ORDERS = 400;
    private static final int SEARCH_HEAP_MEGABYTES = 320;

    /** How long Elasticsearch is away. */
    private static final Duration AWAY = Duration.parse(System.getProperty("mashang.drill.away", "PT60S"));

    private static final int KILLED = 128 + 9;

    @TempDir
    Path folder;

    private FlinkProcesses flink;
    private BrokerProcess broker;
    private EmbeddedElasticsearch search;

    @BeforeEach
    void start() throws Exception {
        flink = FlinkProcesses.start(folder.resolve("flink"));
        flink.startTaskManager("tm-1", ClusterDrill.SECRETS);
        flink.startTaskManager("tm-2", ClusterDrill.SECRETS);
        broker = BrokerProcess.start(folder.resolve("kafka"));
        search = EmbeddedElasticsearch.start(folder.resolve("elasticsearch"), 0, SEARCH_HEAP_MEGABYTES);
    }

    @AfterEach
    void stop() throws Exception {
        flink.close();
        search.close();
        broker.close();
    }

    @Test
    void aTaskManagerIsKilled(TestInfo test) throws Exception {
        drill(test, ServersDrill::killATaskManager);
    }

    @Test
    void theJobManagerIsKilledAndTheJobsGoOnFromTheirLastCheckpoints(TestInfo test) throws Exception {
        drill(test, drill -> {
            assertThat(flink.killJobManager()).isEqualTo(KILLED);
            flink.startJobManager();
            flink.awaitTaskManagers(2);
            drill.resume();
            drill.wasRestored(drill.intake());
            drill.wasRestored(drill.supervision());
        });
    }

    @Test
    void theBrokerIsKilledAndStartedAgain(TestInfo test) throws Exception {
        drill(test, drill -> {
            assertThat(broker.kill()).isEqualTo(KILLED);
            broker.startAgain();
        });
    }

    @Test
    void elasticsearchIsAwayForAMinute(TestInfo test) throws Exception {
        int port = search.port();
        AtomicReference<CompletableFuture<EmbeddedElasticsearch>> back = new AtomicReference<>();
        drill(test, drill -> {
            search.close();
            back.set(CompletableFuture.supplyAsync(
                    () -> searchAgain(port),
                    CompletableFuture.delayedExecutor(AWAY.toMillis(), TimeUnit.MILLISECONDS)));
        });
        search = back.get().join();
    }

    /** As when a disk is full: checkpoints fail, the jobs go on, and save again once there is room. */
    @Test
    void checkpointsCannotBeWrittenForAWhile(TestInfo test) throws Exception {
        drill(test, drill -> {
            Path checkpoints = folder.resolve("checkpoints");
            Path away = folder.resolve("checkpoints-away");
            Files.move(checkpoints, away);
            Files.createFile(checkpoints); // nothing can be written below a file
            drill.awaitTwoMoreFailedCheckpoints(drill.intake());
            drill.awaitTwoMoreFailedCheckpoints(drill.supervision());
            Files.delete(checkpoints);
            Files.move(away, checkpoints);
            drill.awaitTwoMoreCheckpoints(drill.intake());
            drill.awaitTwoMoreCheckpoints(drill.supervision());
        });
    }

    private EmbeddedElasticsearch searchAgain(int port) {
        try {
            return EmbeddedElasticsearch.start(folder.resolve("elasticsearch"), port, SEARCH_HEAP_MEGABYTES);
        } catch (Exception e) {
            throw new IllegalStateException("Elasticsearch does not come back", e);
        }
    }

    /** Kills the TaskManager that has supervision's first task; the jobs go on without it, from a checkpoint. */
    static void killATaskManager(ClusterDrill drill) throws Exception {
        FlinkProcesses flink = drill.flink();
        String killed =
                flink.tasks(drill.supervision()).values().iterator().next().replaceFirst(":.*", "");
        assertThat(flink.kill(killed)).isEqualTo(KILLED);
        drill.goesOnWithout(killed, drill.intake());
        drill.goesOnWithout(killed, drill.supervision());
        drill.wasRestored(drill.supervision());
    }

    private void drill(TestInfo test, ClusterDrill.Fault fault) throws Exception {
        Ports ports = new Ports(broker.port(), 0, search.port(), 0);
        ClusterDrill drill = new ClusterDrill(flink, ports, folder, ORDERS);
        Summary summary = drill.run(fault);
        Set<String> expected = Objects.requireNonNull(summary.expected()).alerts();
        Set<String> told = summary.alerts().keySet();
        System.out.printf(
                "%s: sent %d, in the ledger %d, alerts %d, told more than once and the same %d, invented %d, lost %d%n",
                test.getTestMethod().orElseThrow().getName(),
                summary.handedOver(),
                summary.orders(),
                told.size(),
                drill.alerts() - told.size(),
                told.stream().filter(alert -> !expected.contains(alert)).count(),
                expected.stream().filter(alert -> !told.contains(alert)).count());
    }
}
