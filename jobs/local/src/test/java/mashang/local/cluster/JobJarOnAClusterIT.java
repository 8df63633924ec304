package mashang.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.broker.TopicReader;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.run.BreachSet;
import mashang.local.run.GroupProgress;
import mashang.local.run.SimulatedRun;
import mashang.local.run.Summary;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.local.simulator.Simulation;
import mashang.local.stack.Ports;
import mashang.local.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The deployable jar as an operator runs it: on a stock cluster of several processes, submitted by {@code flink run}. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class JobJarOnAClusterIT {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();

    /** On the TaskManagers and for the command line; the JobManager needs none. */
    private static final Map<String, String> SECRETS = Map.of("MASHANG_CALLER_KEY", "simulated callers need no secret");

    private static final long ORDERS = 400;
    private static final long SEED = 11;
    private static final int SEARCH_HEAP_MEGABYTES = 320;

    @TempDir
    Path folder;

    @Test
    void aTaskManagerKilledInMidStreamChangesNeitherAlertsNorLedger() throws Exception {
        Set<Long> before = children();
        try (FlinkProcesses flink = FlinkProcesses.start(folder.resolve("flink"))) {
            flink.startTaskManager("tm-1", SECRETS);
            flink.startTaskManager("tm-2", SECRETS);
            try (EmbeddedBroker broker = EmbeddedBroker.start(
                            folder.resolve("kafka"), FlinkProcesses.quietPort(), FlinkProcesses.quietPort());
                    EmbeddedElasticsearch search =
                            EmbeddedElasticsearch.start(folder.resolve("elasticsearch"), 0, SEARCH_HEAP_MEGABYTES)) {
                new Drill(flink, broker, search).run();
            }
        }
        assertThat(children()).as("processes this test has left behind").isEqualTo(before);
    }

    /** Flink's and Elasticsearch's. */
    private static Set<Long> children() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** One run of the simulator through intake and supervision on the cluster. */
    private final class Drill {
        private final FlinkProcesses flink;
        private final String bootstrap;
        private final EmbeddedElasticsearch search;
        private final SimulatedRun run;
        private final List<String> rawTopics = new ArrayList<>();
        private String intake = "";
        private String supervision = "";

        Drill(FlinkProcesses flink, EmbeddedBroker broker, EmbeddedElasticsearch search) throws IOException {
            this.flink = flink;
            this.bootstrap = broker.bootstrap();
            this.search = search;
            RunningStack stack =
                    new RunningStack(folder, 0, Instant.EPOCH, new Ports(broker.port(), 0, search.port(), 0));
            this.run = new SimulatedRun(stack, City.load(CONFIG), CONFIG, ORDERS, SEED);
            createRawTopics();
        }

        void run() throws Exception {
            flink.awaitTaskManagers(2);
            intake = submit("intake", "--heartbeat", "PT0S");
            supervision = submit("supervision");
            flink.awaitRunning(intake);
            flink.awaitRunning(supervision);

            String killed = flink.tasks(supervision).values().iterator().next().replaceFirst(":.*", "");
            Feeder.Fed fed = feedAndKill(killed);
            awaitDone();

            goesOnWithout(killed, intake);
            goesOnWithout(killed, supervision);
            wasRestored(supervision);
            agreesWithTheTruth(run.results(fed.records(), 1));
            theOtherJobsRunToo();
        }

        /** The feeder stands still for as long as the listener waits: whatever the machine's speed, a third is still to come. */
        private Feeder.Fed feedAndKill(String taskManager) {
            long third = run.records() / 3;
            AtomicLong told = new AtomicLong();
            Feeder.Listener listener = (number, time) -> {
                if (number == third) {
                    unchecked(() -> told.set(awaitCheckpointWithAlerts()));
                } else if (number == 2 * third) {
                    unchecked(() -> killAfterMoreAlertsThan(told.get(), taskManager));
                }
            };
            return run.feed(Pace.MAX, listener, () -> false);
        }

        private String submit(String job, String... more) throws IOException, InterruptedException {
            List<String> arguments = new ArrayList<>(List.of(
                    "--parallelism",
                    "2",
                    "-Dstate.backend.type=rocksdb",
                    "-Dexecution.checkpointing.incremental=true",
                    "-Dexecution.checkpointing.dir="
                            + folder.resolve("checkpoints").toUri(),
                    jobJar().toString(),
                    job));
            arguments.addAll(List.of("--config", CONFIG.toString(), "--bootstrap-servers", bootstrap));
            arguments.addAll(List.of("--elasticsearch", search.uri().toString()));
            arguments.addAll(List.of("--event-partitions", "4", "--checkpoint-interval", "PT1S"));
            arguments.addAll(List.of(more));
            return flink.run(job, SECRETS, arguments);
        }

        /** From then on a restore has something to restore: state, and alerts that must not be told differently. */
        private long awaitCheckpointWithAlerts() throws Exception {
            flink.await("there are alerts", () -> alerts() > 0);
            awaitTwoMoreCheckpoints(supervision);
            return alerts();
        }

        /** The first may have begun before what we have just seen, the second has not. */
        private void awaitTwoMoreCheckpoints(String job) throws Exception {
            long completed = completedCheckpoints(job);
            flink.await("two more checkpoints of job " + job, () -> completedCheckpoints(job) >= completed + 2);
        }

        private void killAfterMoreAlertsThan(long told, String taskManager) throws Exception {
            flink.await("supervision is at work", () -> alerts() > told);
            assertThat(flink.kill(taskManager)).isEqualTo(128 + 9);
        }

        /** Job by job down the stream: offsets are committed when a checkpoint has made sure of what came before them. */
        private void awaitDone() throws InterruptedException {
            try (GroupProgress groups = new GroupProgress(bootstrap)) {
                flink.await("intake is done", () -> groups.behind("mashang.intake", rawTopics) == 0);
                flink.await(
                        "supervision is done",
                        () -> groups.behind("mashang.supervision", List.of(Topics.MAIN.events(), Topics.MAIN.rules()))
                                == 0);
            }
        }

        private void goesOnWithout(String killed, String job) throws Exception {
            flink.await("job " + job + " runs without " + killed, () -> {
                Collection<String> tasks = flink.tasks(job).values();
                return tasks.stream().allMatch(task -> task.endsWith(":RUNNING") && !task.startsWith(killed + ':'));
            });
        }

        private void wasRestored(String job) throws Exception {
            String checkpoints = "/jobs/" + job + "/checkpoints";
            JsonNode restored = flink.rest(checkpoints).path("latest").path("restored");
            assertThat(restored.path("id").asLong())
                    .as(() -> "the checkpoint the job went on from: " + restored + "\n" + flink.logTails())
                    .isPositive();
            assertThat(restored.path("is_savepoint").asBoolean()).isFalse();
            assertThat(flink.rest(checkpoints + "/config").path("state_backend").asText())
                    .contains("RocksDB");
        }

        /** With what the jar brings for them: the text analysis, and nothing but it. */
        private void theOtherJobsRunToo() throws Exception {
            List<String> jobs = List.of(submit("recurrence"), submit("dead-letters"));
            for (String job : jobs) {
                flink.awaitRunning(job);
                awaitTwoMoreCheckpoints(job);
                assertThat(flink.rest("/jobs/" + job + "/exceptions")
                                .path("exceptionHistory")
                                .path("entries"))
                        .as(flink::logTails)
                        .isEmpty();
            }
        }

        private void agreesWithTheTruth(Summary summary) {
            assertThat(summary.differences()).as(flink::logTails).isEmpty();
            assertThat(summary.alerted()).isNotEmpty();
            assertThat(summary.orders()).isEqualTo(ORDERS);
            assertThat(summary.handedOver()).isEqualTo(run.records());
            Set<String> expected =
                    new TreeSet<>(Objects.requireNonNull(summary.expected()).breaches());
            expected.removeIf(breach -> breach.contains(",hops,")); // who is passed around has no clock of that name
            assertThat(breachesInTheLedger()).as("breaches in the ledger").isEqualTo(expected);
        }

        private Set<String> breachesInTheLedger() {
            Set<String> lines = new TreeSet<>();
            try (ElasticsearchConnection connection =
                    ElasticsearchAccess.open(search.uri()).connect()) {
                new ElasticsearchSetup(connection).scan(LedgerDocuments.INDEX, entry -> {
                    for (JsonNode clock : entry.source().path("clocks")) {
                        if (clock.path("breached").asBoolean()) {
                            lines.add(BreachSet.line(
                                    entry.id(),
                                    clock.path("round").asInt(),
                                    clock.path("clock").asText(),
                                    Instant.parse(clock.path("dueAt").asText()),
                                    clock.path("hop").asText(null)));
                        }
                    }
                });
            }
            return lines;
        }

        private long completedCheckpoints(String job) throws Exception {
            return flink.rest("/jobs/" + job + "/checkpoints")
                    .path("counts")
                    .path("completed")
                    .asLong();
        }

        private long alerts() {
            AtomicLong alerts = new AtomicLong();
            TopicReader.readAll(bootstrap, Topics.MAIN.alerts(), alert -> alerts.incrementAndGet());
            return alerts.get();
        }

        /** The simulator wants its own numbers of partitions, and intake leaves an existing topic as it is. */
        private void createRawTopics() {
            List<TopicSpec> specs = new ArrayList<>();
            Simulation.of(SEED, ORDERS).rawPartitions().forEach((feed, partitions) -> {
                rawTopics.add(Topics.MAIN.raw(feed));
                specs.add(TopicSpec.raw(Topics.MAIN.raw(feed), partitions, TopicSpec.Clock.WRITER));
            });
            TopicSetup.ensure(bootstrap, specs);
        }
    }

    /** The jar the build has just made. */
    private static Path jobJar() {
        Path jar = Path.of(System.getProperty("mashang.job.jar", "")).toAbsolutePath();
        assertThat(Files.isRegularFile(jar))
                .as("the job jar %s, which mvn verify makes in jobs/pipeline", jar)
                .isTrue();
        return jar;
    }

    /** Something that may fail, on the thread that feeds. */
    private interface Step {
        void take() throws Exception;
    }

    private static void unchecked(Step step) {
        try {
            step.take();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
