package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import mashang.config.City;
import mashang.config.ConfigException;
import mashang.config.PublishedRules;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.DeadLetterCodec;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.MalformedRecord;
import mashang.connectors.kafka.RulesTopic;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.intake.DeadReason;
import mashang.jobs.supervision.SupervisionJob;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.broker.TopicReader;
import mashang.local.cluster.Jobs;
import mashang.local.cluster.LocalCluster;
import mashang.local.feeding.Pace;
import mashang.local.machine.LoopbackPorts;
import mashang.local.simulator.Simulation;
import mashang.local.simulator.Simulator;
import mashang.local.simulator.Truth;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.RuleNews;
import mashang.sla.oracle.Oracle;
import mashang.workorder.CaseEvent;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that change all the time: a live run, a replay at full speed, and one that is interrupted and goes on tell what the oracle finds, equal
 * in every field; and they read texts by the words of their time, alike in every document of the history and of the problems.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RulesInFlightIT {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();
    private static final Map<String, Integer> RAW_PARTITIONS = Map.of("hotline", 2, "mailbox", 1);
    private static final Simulation SIMULATION = new Simulation(7, 120, Simulation.DEFAULT_START, 14, RAW_PARTITIONS);
    private static final int POLICIES = 42;
    private static final Duration LIVE = Duration.ofSeconds(6);

    /** What simulated complaints say, and the folder has no words for: published on the fourth day, from the seventh on. */
    private static final List<String> NEW_TERMS =
            List.of("流动摊贩占道经营", "施工噪声扰民", "餐饮店油烟扰民", "广场舞音响扰民", "垃圾堆放点", "楼顶违法搭建");

    private static final Instant NEW_TERMS_FROM = SIMULATION.start().plus(Duration.ofDays(6));

    @TempDir
    static Path folder;

    private static final City CITY = City.load(CONFIG);
    private static final Simulator SIMULATOR = new Simulator(SIMULATION, CITY);
    private static final Truth TRUTH = SIMULATOR.truth();
    private static EmbeddedBroker broker;
    private static LocalCluster cluster;
    private static TestedPipeline live;
    private static Set<String> expected;

    @BeforeAll
    static void runLive() throws Exception {
        broker = EmbeddedBroker.start(
                folder.resolve("kafka"), LoopbackPorts.free(1).get(0));
        cluster = LocalCluster.start(folder.resolve("flink"), 0);
        live = started("live");
        cluster.jobs()
                .submit(
                        "live-recurrence",
                        env -> live.recurrence(env, "live-recurrence", new RememberedIndex("live-recurrence")));
        double speed = (double) (until() - SIMULATION.start().toEpochMilli()) / LIVE.toMillis();
        live.feeder(rules()).feed(SIMULATOR.handOvers(), new Pace(speed), until(), (n, t) -> {}, () -> false);
        live.awaitDone();
        live.awaitDone(
                "live-recurrence", List.of(live.topics().events(), live.topics().rules()));
        expected = judged(until());
    }

    @AfterAll
    static void stop() {
        cluster.close();
        broker.close();
    }

    @Test
    void liveRunTellsWhatTheOracleFinds() throws Exception {
        assertThat(accepted(new ArrayList<>())).hasSizeGreaterThan(50);
        assertThat(expected)
                .hasSizeGreaterThan(100)
                .anyMatch(alert -> alert.contains("\"policy\":\"default@9\""))
                .anyMatch(alert -> alert.contains("\"kind\":\"CORRECTION\""));
        assertTells("live");
    }

    @Test
    void replayAtFullSpeedTellsTheSame() throws Exception {
        Topics told = new Topics("replay");
        TopicSetup.ensure(broker.bootstrap(), List.of(TopicSpec.alerts(told), TopicSpec.deadLetters(told)));
        cluster.jobs().submit("replay", env -> {
            env.setParallelism(4);
            live.supervision(env, "replay", told, new RememberedIndex("replay"));
        });
        cluster.jobs().submit("replayed-recurrence", env -> {
            env.setParallelism(4);
            live.recurrence(env, "replayed-recurrence", new RememberedIndex("replayed-recurrence"));
        });
        live.awaitDone("replay", List.of(live.topics().events(), live.topics().rules()));
        assertTells("replay");
        live.awaitDone(
                "replayed-recurrence",
                List.of(live.topics().events(), live.topics().rules()));
        assertSame("replay", "live");
        assertSame("replayed-recurrence", "live-recurrence");
    }

    @Test
    void textsAreReadByNewWordsFromTheirTimeOn() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Set<String> found = new TreeSet<>();
        int before = 0;
        for (String document : new RememberedIndex("live").documents().values()) {
            JsonNode event = json.readTree(document.substring(document.indexOf('{')));
            for (JsonNode term : event.path("terms")) {
                boolean isNew = NEW_TERMS.contains(term.asText());
                if (isNew) {
                    found.add(term.asText());
                    assertThat(Instant.parse(event.path("loggedAt").asText())).isAfterOrEqualTo(NEW_TERMS_FROM);
                }
            }
            String said = event.path("title").asText() + event.path("content").asText();
            boolean isEarly = event.has("terms")
                    && Instant.parse(event.path("loggedAt").asText()).isBefore(NEW_TERMS_FROM);
            before += isEarly && NEW_TERMS.stream().anyMatch(said::contains) ? 1 : 0;
        }
        assertThat(found).isNotEmpty();
        assertThat(before).as("texts before that would have them").isPositive();
        assertThat(new RememberedIndex("live-recurrence").documents()).isNotEmpty();
    }

    @Test
    void runThatIsInterruptedAndRescaledTellsTheSame() throws Exception {
        TestedPipeline pipeline = started("interrupted");
        Jobs jobs = cluster.jobs();
        StagedFeed feed =
                StagedFeed.start(SIMULATOR.handOvers(), TRUTH.records(), 2, pipeline.feeder(rules()), until());
        feed.awaitMiddle();
        Patience.until("a checkpoint", () -> jobs.latestCheckpoint(pipeline.supervisionName())
                .isPresent());
        jobs.cancel(pipeline.supervisionName());
        jobs.resume(pipeline.supervisionName(), env -> {
            env.setParallelism(3);
            supervision(pipeline, env);
        });
        feed.goOn();
        feed.join();
        pipeline.awaitDone();
        assertTells("interrupted");
        assertSame("interrupted", "live");
    }

    @Test
    void ruleThatCannotBeUsedIsADeadLetterAndChangesNothing() {
        List<String> reasons = new ArrayList<>();
        TopicReader.readAll(broker.bootstrap(), live.topics().deadLetters(), record -> {
            try {
                var letter = DeadLetterCodec.decode(record.value());
                if (letter.reason() == DeadReason.BAD_RULE) {
                    reasons.add(letter.excerpt());
                }
            } catch (MalformedRecord e) {
                throw new AssertionError(e);
            }
        });
        assertThat(reasons).containsExactlyInAnyOrder("policy:default@2", "units:broken@1");
    }

    /** More than fifty that can be used; one is there twice, another twice with different texts, one is nonsense. */
    private static List<RuleVersion> rules() throws Exception {
        List<RuleVersion> rules = new ArrayList<>(ChangingRules.of(CONFIG, SIMULATION.start(), POLICIES));
        long middle = rules.get(25).publishedAt();
        rules.add(26, rules.get(3).publishedAt(middle));
        RuleVersion first = rules.stream()
                .filter(v -> v.key().equals("policy:default@2"))
                .findFirst()
                .orElseThrow();
        rules.add(
                27,
                new RuleVersion(
                        RuleKind.POLICY, "default", "2", first.text().replace("7d", "1d"), "", "", null, middle));
        rules.add(new RuleVersion(
                RuleKind.LEXICON,
                "flight.txt",
                "1",
                String.join("\n", NEW_TERMS),
                "热线中心",
                "试验",
                NEW_TERMS_FROM,
                SIMULATION.start().plus(Duration.ofDays(3)).toEpochMilli()));
        rules.add(28, new RuleVersion(RuleKind.UNITS, "broken", "1", "units: [", "", "", null, middle));
        rules.sort(Comparator.comparingLong(RuleVersion::publishedAt));
        return rules;
    }

    private static long until() {
        return TRUTH.end().toEpochMilli();
    }

    private static TestedPipeline started(String prefix) throws Exception {
        TestedPipeline pipeline =
                new TestedPipeline(broker.bootstrap(), new Topics(prefix), CITY, RAW_PARTITIONS, Duration.ZERO);
        pipeline.createTopics();
        cluster.jobs().submit(pipeline.intakeName(), pipeline::intake);
        cluster.jobs().submit(pipeline.supervisionName(), env -> supervision(pipeline, env));
        return pipeline;
    }

    private static void supervision(TestedPipeline pipeline, StreamExecutionEnvironment env) {
        Topics topics = pipeline.topics();
        pipeline.supervision(env, SupervisionJob.NAME, topics, new RememberedIndex(topics.prefix()));
    }

    /** Documents are written a moment after what they tell of. */
    private static void assertSame(String name, String other) throws InterruptedException {
        RememberedIndex one = new RememberedIndex(name);
        RememberedIndex another = new RememberedIndex(other);
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!one.documents().equals(another.documents()) && System.nanoTime() < patience) {
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
        }
        assertThat(one.documents()).isEqualTo(another.documents());
    }

    /** Orders may still be looked at when all has been read: the last alerts take a moment. */
    private static void assertTells(String prefix) throws InterruptedException {
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Set<String> told = told(new Topics(prefix));
        while (!told.equals(expected) && System.nanoTime() < patience) {
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
            told = told(new Topics(prefix));
        }
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(told);
        assertThat(missing).as("missing in " + prefix).isEmpty();
        Set<String> invented = new TreeSet<>(told);
        invented.removeAll(expected);
        assertThat(invented).as("invented in " + prefix).isEmpty();
    }

    private static Set<String> told(Topics topics) {
        Set<String> alerts = new TreeSet<>();
        TopicReader.readAll(
                broker.bootstrap(),
                topics.alerts(),
                record -> alerts.add(new String(record.value(), StandardCharsets.UTF_8)));
        return alerts;
    }

    /** What lies in the rules topic, and what becomes of it. */
    private static List<RuleVersion> accepted(List<RuleNews> news) {
        PublishedRules rules = new PublishedRules(CITY);
        TopicReader.readAll(broker.bootstrap(), live.topics().rules(), record -> {
            RuleVersion version = RulesTopic.read(record, "test").version();
            try {
                if (version != null) {
                    rules.next(version).ifPresent(news::add);
                }
            } catch (ConfigException e) {
                assertThat(version.key()).isIn("policy:default@2", "units:broken@1");
            }
        });
        return rules.accepted();
    }

    private static Set<String> judged(long until) {
        List<RuleNews> news = new ArrayList<>();
        accepted(news);
        List<CaseEvent> log = new ArrayList<>();
        TopicReader.readAll(broker.bootstrap(), live.topics().events(), record -> {
            if (record.headers().lastHeader(EventLog.TICK_HEADER) == null) {
                try {
                    log.add(CaseEventCodec.decode(record.value()));
                } catch (MalformedRecord e) {
                    throw new AssertionError(e);
                }
            }
        });
        Oracle oracle = new Oracle(CITY.policies(), CITY.calendars(), CITY.units(), CITY.grace(), news);
        Set<String> alerts = new TreeSet<>();
        oracle.judge(log, until)
                .alerts()
                .forEach(alert -> alerts.add(new String(AlertCodec.encode(alert), StandardCharsets.UTF_8)));
        return alerts;
    }
}
