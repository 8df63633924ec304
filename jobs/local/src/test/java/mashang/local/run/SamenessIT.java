package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mashang.config.City;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.MalformedRecord;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.broker.TopicReader;
import mashang.local.cluster.Jobs;
import mashang.local.cluster.LocalCluster;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.machine.LoopbackPorts;
import mashang.local.simulator.Simulation;
import mashang.local.simulator.Simulator;
import mashang.local.simulator.Truth;
import mashang.workorder.CaseEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same records, live, replayed, with crashes, an outage and rescaling in the middle: every run tells the same alerts, equal in
 * every field. One broker; each run has topics of its own, into which the same records are handed over at the same log times.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SamenessIT {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();
    private static final Map<String, Integer> RAW_PARTITIONS = Map.of("hotline", 3, "mailbox", 2);
    private static final Simulation SIMULATION = new Simulation(11, 360, Simulation.DEFAULT_START, 25, RAW_PARTITIONS);

    private static final int KILLS = 3;

    /** The live run's length, in our time. */
    private static final Duration LIVE = Duration.ofSeconds(12);

    @TempDir
    static Path folder;

    private static final City CITY = City.load(CONFIG);
    private static final Simulator SIMULATOR = new Simulator(SIMULATION, CITY);
    private static final Truth TRUTH = SIMULATOR.truth();
    private static EmbeddedBroker broker;
    private static LocalCluster cluster;
    private static TestedPipeline live;
    private static Set<String> expected;

    /** A pipeline for these records. */
    static TestedPipeline pipeline(String bootstrap, String prefix) {
        return new TestedPipeline(bootstrap, new Topics(prefix), City.load(CONFIG), RAW_PARTITIONS, Duration.ZERO);
    }

    @BeforeAll
    static void runLive() throws Exception {
        broker = EmbeddedBroker.start(
                folder.resolve("kafka"), LoopbackPorts.free(1).get(0));
        cluster = LocalCluster.start(folder.resolve("flink"), 0);
        live = startedPipeline("live");
        double speed =
                (double) Duration.between(SIMULATION.start(), TRUTH.end()).toMillis() / LIVE.toMillis();
        Feeder.Fed fed = live.feeder().feed(SIMULATOR.handOvers(), new Pace(speed), until(), (n, t) -> {}, () -> false);
        assertThat(fed.records()).isEqualTo(TRUTH.records());
        live.awaitDone();
        expected = told(live.topics());
    }

    @AfterAll
    static void stop() {
        cluster.close();
        broker.close();
    }

    @Test
    void liveRunTellsTheTruthAboutLateAmendedRepeatedAndBadRecords() throws Exception {
        assertThat(BreachSet.inKafka(broker.bootstrap(), live.topics().alerts(), RAW_PARTITIONS.keySet())
                        .keySet())
                .isEqualTo(Expected.of(TRUTH).alerts());
        assertThat(expected).hasSizeGreaterThan(50).anyMatch(alert -> alert.contains("\"withdrawn\":true"));
        assertThat(TRUTH.deadLetters()).isPositive();
        assertThat(count(live.topics().deadLetters())).isEqualTo(TRUTH.deadLetters());
        assertThat(writtenAgain(live)).isZero();
    }

    @Test
    void replaysOfTheSameTopicAtOneTwoAndFourSlotsTellTheSame() throws Exception {
        for (int slots : new int[] {1, 2, 4}) {
            Topics told = new Topics("replay-" + slots);
            TopicSetup.ensure(broker.bootstrap(), List.of(TopicSpec.alerts(told), TopicSpec.deadLetters(told)));
            cluster.jobs().submit(told.prefix(), env -> {
                env.setParallelism(slots);
                live.supervision(env, told.prefix(), told);
            });
        }
        for (int slots : new int[] {1, 2, 4}) {
            String replay = "replay-" + slots;
            live.awaitDone(replay, List.of(live.topics().events(), live.topics().rules()));
            cluster.jobs().cancel(replay);
            assertSame(replay, told(new Topics(replay)));
        }
    }

    @Test
    void intakeAndSupervisionKilledThreeTimesEachTellTheSame() throws Exception {
        TestedPipeline pipeline = createdPipeline("killed");
        try (KilledJobs jobs = new KilledJobs(folder.resolve("killed"), pipeline)) {
            StagedFeed feed = feed(pipeline, KILLS + 1);
            for (int kill = 0; kill < KILLS; kill++) {
                jobs.killInMidstream(() -> end(pipeline.topics().events()));
                feed.goOn();
            }
            feed.join();
            pipeline.awaitDone();
        }
        assertThat(writtenAgain(pipeline))
                .as("events in the log twice, because intake was killed after it had written them")
                .isPositive();
        assertSame("after " + KILLS + " kills", told(pipeline.topics()));
    }

    @Test
    void intakeDownWhileTheRawTopicsFillTellsTheSame() throws Exception {
        TestedPipeline pipeline = startedPipeline("outage");
        StagedFeed feed = feed(pipeline, 3);
        feed.awaitMiddle();
        cluster.jobs().cancel(pipeline.intakeName());
        long seen = end(pipeline.topics().events());
        feed.goOn();
        feed.awaitMiddle();
        assertThat(end(pipeline.topics().events())).isEqualTo(seen);
        cluster.jobs().resume(pipeline.intakeName(), pipeline::intake);
        feed.goOn();
        feed.join();
        pipeline.awaitDone();
        assertSame("after an outage of intake", told(pipeline.topics()));
    }

    @Test
    void intakeRescaledInMidRunTellsTheSame() throws Exception {
        TestedPipeline pipeline = startedPipeline("rescaled");
        StagedFeed feed = feed(pipeline, 3);
        for (int parallelism : new int[] {3, 2}) {
            feed.awaitMiddle();
            Jobs jobs = cluster.jobs();
            jobs.cancel(pipeline.intakeName());
            assertThat(jobs.latestCheckpoint(pipeline.intakeName())).isPresent();
            jobs.resume(pipeline.intakeName(), env -> {
                env.setParallelism(parallelism);
                pipeline.intake(env);
            });
            feed.goOn();
        }
        feed.join();
        pipeline.awaitDone();
        assertSame("after rescaling intake", told(pipeline.topics()));
    }

    private static long until() {
        return TRUTH.end().toEpochMilli();
    }

    private static StagedFeed feed(TestedPipeline pipeline, int stages) {
        return StagedFeed.start(SIMULATOR.handOvers(), TRUTH.records(), stages, pipeline.feeder(), until());
    }

    private static TestedPipeline createdPipeline(String prefix) {
        TestedPipeline pipeline = pipeline(broker.bootstrap(), prefix);
        pipeline.createTopics();
        return pipeline;
    }

    private static TestedPipeline startedPipeline(String prefix) throws Exception {
        TestedPipeline pipeline = createdPipeline(prefix);
        cluster.jobs().submit(pipeline.intakeName(), pipeline::intake);
        cluster.jobs().submit(pipeline.supervisionName(), pipeline::supervision);
        return pipeline;
    }

    private static void assertSame(String run, Set<String> actual) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        assertThat(missing).as("alerts of the live run that are missing " + run).isEmpty();
        Set<String> invented = new TreeSet<>(actual);
        invented.removeAll(expected);
        assertThat(invented).as("alerts that the live run does not have " + run).isEmpty();
    }

    /** Every alert with all its fields; one that was told twice is one, unless the two differ. */
    private static Set<String> told(Topics topics) {
        Set<String> alerts = new TreeSet<>();
        TopicReader.readAll(
                broker.bootstrap(),
                topics.alerts(),
                record -> alerts.add(new String(record.value(), StandardCharsets.UTF_8)));
        return alerts;
    }

    /** How many events intake has written more than once. */
    private static long writtenAgain(TestedPipeline pipeline) {
        AtomicLong again = new AtomicLong();
        Set<String> seen = new HashSet<>();
        TopicReader.readAll(broker.bootstrap(), pipeline.topics().events(), record -> {
            if (record.headers().lastHeader(EventLog.TICK_HEADER) == null && !seen.add(identity(record))) {
                again.incrementAndGet();
            }
        });
        return again.get();
    }

    /** An event and the record it was made of. */
    private static String identity(ConsumerRecord<byte[], byte[]> record) {
        try {
            CaseEvent event = CaseEventCodec.decode(record.value());
            return event.eventId() + '@' + event.origin();
        } catch (MalformedRecord e) {
            throw new AssertionError("no event at offset " + record.offset(), e);
        }
    }

    private static long count(String topic) {
        AtomicLong count = new AtomicLong();
        TopicReader.readAll(broker.bootstrap(), topic, record -> count.incrementAndGet());
        return count.get();
    }

    /** Records in a topic so far. */
    private static long end(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = TopicReader.open(broker.bootstrap())) {
            return consumer.endOffsets(TopicReader.partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
