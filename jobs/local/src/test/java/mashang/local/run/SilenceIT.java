package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import mashang.config.City;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.connectors.kafka.Topics;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.broker.TopicReader;
import mashang.local.cluster.LocalCluster;
import mashang.local.feeding.HandOver;
import mashang.local.machine.LoopbackPorts;
import mashang.local.run.PlainOrder.Channel;
import mashang.sla.Alert;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing comes, or much at once, or at wrong times: whoever is overdue is told, at the time it was due, and nobody else ever
 * is, so that nothing has to be withdrawn.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SilenceIT {
    private static final City SHIPPED = City.load(Path.of("..", "..", "config"));

    /** In log time. */
    private static final Map<Channel, Duration> LIMITS =
            Map.of(Channel.PHONE, Duration.ofMinutes(10), Channel.WEB, Duration.ofMinutes(40));

    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant ONE = START.plus(Duration.ofHours(1));
    private static final Instant TWO = START.plus(Duration.ofHours(2));
    private static final Instant END = START.plus(Duration.ofHours(4));

    /** Live. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration PROMPT = Duration.ofSeconds(3);

    /** How long the broker stands still; a minute wants {@code -Dmashang.it.stall=PT60S}. */
    private static final Duration STALL = Duration.parse(System.getProperty("mashang.it.stall", "PT8S"));

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static LocalCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(
                folder.resolve("kafka"), LoopbackPorts.free(1).get(0));
        cluster = LocalCluster.start(folder.resolve("flink"), 0);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        broker.close();
    }

    @Test
    void whileAllFeedsAreSilentAnAlertIsOutWithinThreeSecondsOfItsDueTime() throws Exception {
        Map<Channel, Duration> limits = Map.of(Channel.PHONE, Duration.ofSeconds(4));
        City city = PlainOrder.city(SHIPPED, Map.of("east", Duration.ZERO, "west", Duration.ZERO), limits);
        TestedPipeline pipeline = started(broker.bootstrap(), "silence", city, HEARTBEAT);
        List<PlainOrder> orders = new ArrayList<>();
        try (RawWriter writer = new RawWriter(pipeline)) {
            for (int silence = 0; silence < 3; silence++) {
                Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                for (int i = 0; i < 12; i++) {
                    String feed = i % 2 == 0 ? "east" : "west";
                    Instant accepted = i % 3 == 0 ? now : null;
                    orders.add(new PlainOrder(feed, silence + "-" + i, i / 2 % 2, Channel.PHONE, now, accepted));
                }
                orders.subList(silence * 12, orders.size()).stream()
                        .flatMap(order -> order.records(Duration.ZERO))
                        .forEach(writer::now);
                writer.flush();
                awaitTold(pipeline, PlainOrder.expected(orders, city, limits, Instant.MAX));
            }
        }
        stop(pipeline);
        Map<String, Duration> late = new TreeMap<>();
        read(pipeline, (alert, record) -> {
            if (!alert.orderId().contains(":0-")) { // told as soon as the jobs have started
                Instant out = Instant.ofEpochMilli(record.timestamp());
                late.put(alert.alertId(), Duration.between(alert.dueAt(), out));
            }
        });
        assertThat(late).hasSize(16);
        assertThat(late.values()).allSatisfy(after -> assertThat(after).isBetween(Duration.ZERO, PROMPT));
    }

    @Test
    void intakeDownForAnHourWhileTheRawTopicsFillAccusesNobodyFalsely() throws Exception {
        City city = PlainOrder.city(SHIPPED, Map.of("east", Duration.ZERO, "west", Duration.ZERO), LIMITS);
        TestedPipeline pipeline = started(broker.bootstrap(), "hour", city, Duration.ZERO);
        List<PlainOrder> orders = morning(List.of("east", "west"));
        List<HandOver> records = RawWriter.inTime(orders, Duration.ofSeconds(1));
        try (RawWriter writer = new RawWriter(pipeline)) {
            writer.replay(records, START, ONE, p -> true);
            pipeline.awaitDone();
            cluster.jobs().cancel(pipeline.intakeName());
            writer.replay(records, ONE, TWO, p -> true);
            assertThat(told(pipeline))
                    .as("by the time intake stopped")
                    .isEqualTo(PlainOrder.expected(orders, city, LIMITS, ONE));
            cluster.jobs().resume(pipeline.intakeName(), pipeline::intake);
            writer.replay(records, TWO, END, p -> true);
        }
        pipeline.awaitDone();
        assertThat(told(pipeline)).isEqualTo(PlainOrder.expected(orders, city, LIMITS, END));
        stop(pipeline);
    }

    @Test
    void onePartitionHeldBackHoldsBackDecisionsInsteadOfInventingThem() throws Exception {
        City city = PlainOrder.city(SHIPPED, Map.of("east", Duration.ZERO, "west", Duration.ZERO), LIMITS);
        TestedPipeline pipeline = started(broker.bootstrap(), "held", city, Duration.ZERO);
        List<PlainOrder> orders = morning(List.of("east", "west"));
        List<HandOver> records = RawWriter.inTime(orders, Duration.ofSeconds(1));
        try (RawWriter writer = new RawWriter(pipeline)) {
            TopicPartition held = writer.partition("west", 1);
            writer.replay(records, START, ONE, p -> true);
            writer.replay(records, ONE, END, p -> !p.equals(held));
            pipeline.awaitDone();
            assertThat(told(pipeline))
                    .as("while a partition is held back at one o'clock")
                    .isEqualTo(PlainOrder.expected(orders, city, LIMITS, ONE));
            writer.replay(records, ONE, END, held::equals);
        }
        pipeline.awaitDone();
        assertThat(told(pipeline)).isEqualTo(PlainOrder.expected(orders, city, LIMITS, END));
        stop(pipeline);
    }

    /** A clock that is slow makes a feed look late: that is what its grace is for. */
    @Test
    void aFeedWhoseClockIsWrongByAnHourMovesNobodysTimeAndAccusesNobodyFalsely() throws Exception {
        Map<String, Duration> graces =
                Map.of("east", Duration.ZERO, "fast", Duration.ZERO, "slow", Duration.ofMinutes(61));
        City city = PlainOrder.city(SHIPPED, graces, LIMITS);
        TestedPipeline pipeline = started(broker.bootstrap(), "wrong", city, Duration.ZERO);
        List<PlainOrder> right = morning(List.of("east"));
        List<PlainOrder> fast = shifted(morning(List.of("fast")), Duration.ofHours(1));
        List<PlainOrder> slow = shifted(morning(List.of("slow")), Duration.ofHours(-1));
        List<HandOver> records = new ArrayList<>(RawWriter.inTime(right, Duration.ofSeconds(1)));
        records.addAll(RawWriter.inTime(fast, Duration.ofSeconds(1).minusHours(1)));
        records.addAll(RawWriter.inTime(slow, Duration.ofSeconds(1).plusHours(1)));
        records.sort(Comparator.comparingLong(HandOver::loggedAt));
        try (RawWriter writer = new RawWriter(pipeline)) {
            writer.replay(records, START, END, p -> true);
        }
        pipeline.awaitDone();
        List<PlainOrder> orders = new ArrayList<>(right);
        orders.addAll(fast);
        orders.addAll(slow);
        assertThat(told(pipeline)).isEqualTo(PlainOrder.expected(orders, city, LIMITS, END));
        stop(pipeline);
    }

    /**
     * What a feed could not hand over while the broker stood still comes late, by the only clock there is; a feed that must not be
     * accused for it has a grace.
     */
    @Test
    void aBrokerThatStandsStillForAWhileAccusesNobodyFalsely() throws Exception {
        Duration after = STALL.plusSeconds(12);
        Map<Channel, Duration> limits = Map.of(Channel.PHONE, Duration.ofSeconds(4), Channel.WEB, after);
        City city = PlainOrder.city(SHIPPED, Map.of("east", Duration.ZERO, "west", after), limits);
        try (StallingBroker stalling = new StallingBroker(folder.resolve("stalling"))) {
            TestedPipeline pipeline = started(stalling.bootstrap(), "stalled", city, HEARTBEAT);
            List<PlainOrder> orders = new ArrayList<>();
            try (RawWriter writer = new RawWriter(pipeline)) {
                awaitWarm(pipeline, writer, orders);
                Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                List<PlainOrder> waiting = aroundTheStall(before);
                waiting.forEach(order -> writer.now(order.submission()));
                waiting.stream().filter(o -> before.equals(o.acceptedAt())).forEach(o -> writer.now(o.acceptance()));
                writer.flush();
                orders.addAll(waiting);
                standStill(stalling, () -> waiting.stream()
                        .filter(o -> o.acceptedAt() != null && o.acceptedAt().isAfter(before))
                        .forEach(o -> writer.now(o.acceptance())));
                writer.flush();
                awaitTold(pipeline, PlainOrder.expected(orders, city, limits, Instant.MAX));
            }
            stop(pipeline);
        }
    }

    /** Due while the broker stands still or after it, accepted before or meanwhile, or never. */
    private static List<PlainOrder> aroundTheStall(Instant before) {
        Instant meanwhile = before.plusSeconds(3);
        List<PlainOrder> orders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            orders.add(new PlainOrder("east", "due-meanwhile-accepted-" + i, i % 2, Channel.PHONE, before, before));
            orders.add(new PlainOrder("east", "due-meanwhile-" + i, i % 2, Channel.PHONE, before, null));
            orders.add(new PlainOrder("east", "due-after-accepted-" + i, i % 2, Channel.WEB, before, meanwhile));
            orders.add(new PlainOrder("east", "due-after-" + i, i % 2, Channel.WEB, before, null));
            orders.add(new PlainOrder("west", "graced-accepted-" + i, i % 2, Channel.PHONE, before, meanwhile));
            orders.add(new PlainOrder("west", "graced-" + i, i % 2, Channel.PHONE, before, null));
        }
        return orders;
    }

    /** The jobs have started when they have told something. */
    private static void awaitWarm(TestedPipeline pipeline, RawWriter writer, List<PlainOrder> orders) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        orders.add(new PlainOrder("east", "warm", 0, Channel.PHONE, now, null));
        writer.now(orders.get(0).submission());
        Patience.until("the first alert", () -> !told(pipeline).isEmpty());
    }

    /** Stops the broker, lets the feeds go on, and lets the broker go on when its time is over. */
    private static void standStill(StallingBroker stalling, Runnable meanwhile) throws Exception {
        stalling.stop();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stalling.bootstrap()))) {
            meanwhile.run();
            int millis = Math.toIntExact(STALL.toMillis());
            assertThat(admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                            .nodes())
                    .as("an answer of a broker that stands still")
                    .failsWithin(STALL.multipliedBy(3))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(TimeoutException.class);
        } finally {
            stalling.goOn();
        }
    }

    /** An order every 30 s until there is an hour left; of five one is never accepted and one too late. */
    private static List<PlainOrder> morning(List<String> feeds) {
        List<PlainOrder> orders = new ArrayList<>();
        for (int i = 0; i < 360; i++) {
            Channel channel = i % 3 == 0 ? Channel.WEB : Channel.PHONE;
            Instant submitted = START.plusSeconds(1 + 30L * i);
            long limit = LIMITS.getOrDefault(channel, Duration.ZERO).toSeconds();
            Instant accepted =
                    i % 5 == 0 ? null : submitted.plusSeconds(i % 5 == 1 ? limit * 6 / 5 : limit * (i % 7) / 7);
            orders.add(new PlainOrder(
                    feeds.get(i % feeds.size()), "o" + i, i / feeds.size() % 2, channel, submitted, accepted));
        }
        return orders;
    }

    private static List<PlainOrder> shifted(List<PlainOrder> orders, Duration by) {
        return orders.stream()
                .map(o -> new PlainOrder(
                        o.feed(),
                        o.id(),
                        o.partition(),
                        o.channel(),
                        o.submittedAt().plus(by),
                        o.acceptedAt() == null ? null : o.acceptedAt().plus(by)))
                .toList();
    }

    private static TestedPipeline started(String bootstrap, String prefix, City city, Duration heartbeat)
            throws Exception {
        Map<String, Integer> partitions = new TreeMap<>();
        city.feeds().forEach(feed -> partitions.put(feed.name(), 2));
        TestedPipeline pipeline = new TestedPipeline(bootstrap, new Topics(prefix), city, partitions, heartbeat);
        pipeline.createTopics();
        cluster.jobs().submit(pipeline.intakeName(), pipeline::intake);
        cluster.jobs().submit(pipeline.supervisionName(), pipeline::supervision);
        return pipeline;
    }

    private static void stop(TestedPipeline pipeline) throws Exception {
        cluster.jobs().cancel(pipeline.intakeName());
        cluster.jobs().cancel(pipeline.supervisionName());
    }

    /** Waits until all these are told; that nothing else ever is, is for the end. */
    private static void awaitTold(TestedPipeline pipeline, Set<String> expected) throws InterruptedException {
        Patience.until("all of " + expected.size() + " alerts are told", () -> told(pipeline)
                .containsAll(expected));
        assertThat(told(pipeline)).isEqualTo(expected);
    }

    private static Set<String> told(TestedPipeline pipeline) {
        Set<String> told = new TreeSet<>();
        read(pipeline, (alert, record) -> told.add(PlainOrder.line(alert)));
        return told;
    }

    private static void read(TestedPipeline pipeline, BiConsumer<Alert, ConsumerRecord<byte[], byte[]>> each) {
        TopicReader.readAll(pipeline.bootstrap(), pipeline.topics().alerts(), record -> {
            try {
                each.accept(AlertCodec.decode(record.value()), record);
            } catch (MalformedRecord e) {
                throw new AssertionError("no alert at offset " + record.offset(), e);
            }
        });
    }
}
