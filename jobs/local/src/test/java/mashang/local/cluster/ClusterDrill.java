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
import java.util.concurrent.atomic.AtomicLong;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.local.broker.TopicReader;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.run.BreachSet;
import mashang.local.run.GroupProgress;
import mashang.local.run.SimulatedRun;
import mashang.local.run.Summary;
import mashang.local.simulator.Simulation;
import mashang.local.stack.Ports;
import mashang.local.stack.RunningStack;
import org.jspecify.annotations.Nullable;

/**
 * One run of the simulator through intake and supervision on a cluster of processes, as an operator runs them, with something that happens in
 * the middle: after a third of the records there are alerts and checkpoints, after the next third it happens, and the rest comes
 * whatever became of the jobs.
 */
final class ClusterDrill {
    static final Path CONFIG = Path.of("..", "..", "config").toAbsolutePath().normalize();

    /** On the TaskManagers and for the command line; the JobManager needs none. */
    static final Map<String, String> SECRETS = Map.of("MASHANG_CALLER_KEY", "simulated callers need no secret");

    private static final long SEED = 11;

    private final FlinkProcesses flink;
    private final Path folder;
    private final long orders;
    private final RunningStack stack;
    private final SimulatedRun run;
    private final List<String> rawTopics = new ArrayList<>();
    private String intake = "";
    private String supervision = "";
    private int submissions;

    /** What happens. */
    interface Fault {
        void strike(ClusterDrill drill) throws Exception;
    }

    /**
     * On servers that run.
     *
     * @param ports of broker and Elasticsearch, which may go and come back there
     * @param folder where checkpoints lie
     */
    ClusterDrill(FlinkProcesses flink, Ports ports, Path folder, long orders) throws IOException {
        this.flink = flink;
        this.folder = folder;
        this.orders = orders;
        this.stack = new RunningStack(folder, 0, Instant.EPOCH, ports);
        this.run = new SimulatedRun(stack, City.load(CONFIG), CONFIG, orders, SEED);
        createRawTopics();
    }

    FlinkProcesses flink() {
        return flink;
    }

    String intake() {
        return intake;
    }

    String supervision() {
        return supervision;
    }

    /** Runs it, and compares what came of it with the truth. */
    Summary run(Fault fault) throws Exception {
        flink.awaitTaskManagers(2);
        start();
        Feeder.Fed fed = feed(fault);
        awaitDone();
        Summary summary = run.results(fed.records(), 1);
        agreesWithTheTruth(summary);
        return summary;
    }

    private void start() throws Exception {
        intake = submit("intake", List.of("--heartbeat", "PT0S"), null);
        supervision = submit("supervision", List.of(), null);
        flink.awaitRunning(intake);
        flink.awaitRunning(supervision);
    }

    /** Submits both jobs anew, each from the last checkpoint of the one before. */
    void resume() throws Exception {
        intake = submit("intake", List.of("--heartbeat", "PT0S"), latestCheckpoint(intake));
        supervision = submit("supervision", List.of(), latestCheckpoint(supervision));
        flink.awaitRunning(intake);
        flink.awaitRunning(supervision);
    }

    private String latestCheckpoint(String job) throws IOException {
        return new RetainedCheckpoints(folder.resolve("checkpoints"))
                .latest(job)
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError("job " + job + " has left no checkpoint"));
    }

    /** The feeder stands still for as long as the listener waits: whatever the machine's speed, a third is still to come. */
    private Feeder.Fed feed(Fault fault) {
        long third = run.records() / 3;
        AtomicLong told = new AtomicLong();
        Feeder.Listener listener = (number, time) -> {
            if (number == third) {
                unchecked(() -> told.set(awaitCheckpointWithAlerts()));
            } else if (number == 2 * third) {
                unchecked(() -> {
                    flink.await("supervision is at work", () -> alerts() > told.get());
                    fault.strike(this);
                });
            }
        };
        return run.feed(Pace.MAX, listener, () -> false);
    }

    /** Submits a job; returns its id. */
    String submit(String job) throws IOException, InterruptedException {
        return submit(job, List.of(), null);
    }

    private String submit(String job, List<String> more, @Nullable String from)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        if (from != null) {
            arguments.addAll(List.of("--fromSavepoint", from));
        }
        arguments.addAll(List.of(
                "--parallelism",
                "2",
                "-Dstate.backend.type=rocksdb",
                "-Dexecution.checkpointing.incremental=true",
                "-Dexecution.checkpointing.dir=" + folder.resolve("checkpoints").toUri(),
                jobJar().toString(),
                job));
        arguments.addAll(List.of("--config", CONFIG.toString(), "--bootstrap-servers", stack.bootstrap()));
        arguments.addAll(List.of("--elasticsearch", stack.elasticsearch().toString()));
        arguments.addAll(List.of("--event-partitions", "4", "--checkpoint-interval", "PT1S"));
        arguments.addAll(more);
        return flink.run(job + "-" + ++submissions, SECRETS, arguments);
    }

    /** From then on a restore has something to restore: state, and alerts that must not be told differently. */
    private long awaitCheckpointWithAlerts() throws Exception {
        flink.await("there are alerts", () -> alerts() > 0);
        awaitTwoMoreCheckpoints(supervision);
        awaitTwoMoreCheckpoints(intake);
        return alerts();
    }

    /** The first may have begun before what we have just seen, the second has not. */
    void awaitTwoMoreCheckpoints(String job) throws Exception {
        long completed = checkpoints(job, "completed");
        flink.await("two more checkpoints of job " + job, () -> checkpoints(job, "completed") >= completed + 2);
    }

    /** Saving its state fails, and the job goes on. */
    void awaitTwoMoreFailedCheckpoints(String job) throws Exception {
        long failed = checkpoints(job, "failed");
        flink.await("two more failed checkpoints of job " + job, () -> checkpoints(job, "failed") >= failed + 2);
    }

    /** Job by job down the stream: offsets are committed when a checkpoint has made sure of what came before them. */
    private void awaitDone() throws InterruptedException {
        try (GroupProgress groups = new GroupProgress(stack.bootstrap())) {
            flink.await("intake is done", () -> groups.behind("mashang.intake", rawTopics) == 0);
            flink.await(
                    "supervision is done",
                    () -> groups.behind("mashang.supervision", List.of(Topics.MAIN.events(), Topics.MAIN.rules()))
                            == 0);
        }
    }

    void goesOnWithout(String killed, String job) throws Exception {
        flink.await("job " + job + " runs without " + killed, () -> {
            Collection<String> tasks = flink.tasks(job).values();
            return tasks.stream().allMatch(task -> task.endsWith(":RUNNING") && !task.startsWith(killed + ':'));
        });
    }

    /** The job's state came from a checkpoint. */
    void wasRestored(String job) throws Exception {
        String checkpoints = "/jobs/" + job + "/checkpoints";
        JsonNode restored = flink.rest(checkpoints).path("latest").path("restored");
        assertThat(restored.path("id").asLong())
                .as(() -> "the checkpoint the job went on from: " + restored + "\n" + flink.logTails())
                .isPositive();
        assertThat(flink.rest(checkpoints + "/config").path("state_backend").asText())
                .contains("RocksDB");
    }

    private void agreesWithTheTruth(Summary summary) {
        assertThat(summary.differences()).as(flink::logTails).isEmpty();
        assertThat(summary.alerted()).isNotEmpty();
        assertThat(summary.orders()).isEqualTo(orders);
        assertThat(summary.handedOver()).isEqualTo(run.records());
        Set<String> expected =
                new TreeSet<>(Objects.requireNonNull(summary.expected()).breaches());
        expected.removeIf(breach -> breach.contains(",hops,")); // who is passed around has no clock of that name
        assertThat(breachesInTheLedger()).as("breaches in the ledger").isEqualTo(expected);
    }

    private Set<String> breachesInTheLedger() {
        Set<String> lines = new TreeSet<>();
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(stack.elasticsearch()).connect()) {
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

    private long checkpoints(String job, String which) throws Exception {
        return flink.rest("/jobs/" + job + "/checkpoints")
                .path("counts")
                .path(which)
                .asLong();
    }

    /** Alerts in the topic, repetitions included. */
    long alerts() {
        AtomicLong alerts = new AtomicLong();
        TopicReader.readAll(stack.bootstrap(), Topics.MAIN.alerts(), alert -> alerts.incrementAndGet());
        return alerts.get();
    }

    /** The simulator wants its own numbers of partitions, and intake leaves an existing topic as it is. */
    private void createRawTopics() {
        List<TopicSpec> specs = new ArrayList<>();
        Simulation.of(SEED, orders).rawPartitions().forEach((feed, partitions) -> {
            rawTopics.add(Topics.MAIN.raw(feed));
            specs.add(TopicSpec.raw(Topics.MAIN.raw(feed), partitions, TopicSpec.Clock.WRITER));
        });
        TopicSetup.ensure(stack.bootstrap(), specs);
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
