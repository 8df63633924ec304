package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.connectors.alerts.ChatRules;
import mashang.connectors.alerts.FakeEndpoint;
import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.Deliveries;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Routes;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.RulesStream;
import mashang.jobs.delivery.AlertStream;
import mashang.jobs.delivery.DeliveryJob;
import mashang.jobs.delivery.DeliveryTopology;
import mashang.jobs.delivery.RecordedDeliveries;
import mashang.jobs.delivery.Telling;
import mashang.local.alerts.GivenSecrets;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.cluster.LocalCluster;
import mashang.local.machine.LoopbackPorts;
import mashang.local.run.PlainOrder.Channel;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long after its due time and grace an alert is at a webhook, live, through intake, supervision and delivery as they are deployed: 200
 * orders a second that nobody accepts, all of a second due in the same moment, half of them in a feed with a grace. Measures for a minute:
 * {@code mvn -pl jobs/local -am verify -Dit.test=PromptnessCheck -Dmashang.check.seconds=60}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PromptnessCheck {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City SHIPPED = City.load(CONFIG);
    private static final int SECONDS = Integer.getInteger("mashang.check.seconds", 60);
    private static final int WARM = 15;
    private static final int A_SECOND = 200;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Map<String, Duration> GRACES = Map.of("east", Duration.ZERO, "west", Duration.ofSeconds(3));

    @TempDir
    Path folder;

    @Test
    void anAlertIsAtTheWebhookWithinFiveSecondsOfItsDueTimeAndGrace() throws Exception {
        City city = PlainOrder.city(SHIPPED, GRACES, Map.of(Channel.PHONE, LIMIT));
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                        folder.resolve("kafka"), LoopbackPorts.free(1).get(0));
                LocalCluster cluster = LocalCluster.start(folder.resolve("flink"), 0);
                FakeEndpoint hook = new FakeEndpoint(ChatRules.webhook(new ChatRules.Rate(1_000_000, 1_000)))) {
            TestedPipeline pipeline = new TestedPipeline(
                    broker.bootstrap(),
                    new Topics("prompt"),
                    city,
                    Map.of("east", 2, "west", 2),
                    Duration.ofSeconds(1));
            pipeline.createTopics();
            TopicSetup.ensure(
                    broker.bootstrap(),
                    List.of(TopicSpec.deliveries(pipeline.topics()), TopicSpec.problemAlerts(pipeline.topics())));
            cluster.jobs().submit(pipeline.intakeName(), pipeline::intake);
            cluster.jobs().submit(pipeline.supervisionName(), pipeline::supervision);
            cluster.jobs().submit("prompt.delivery", env -> deliver(env, pipeline, city, hook));
            feed(pipeline, hook);
            report(hook);
        }
    }

    private void deliver(StreamExecutionEnvironment env, TestedPipeline pipeline, City city, FakeEndpoint hook) {
        ChannelSettings channel = new ChannelSettings(
                "hook",
                ChannelSettings.Type.WEBHOOK,
                hook.url(),
                Map.of("secret", "ANY"),
                Map.of(),
                ChannelSettings.Type.WEBHOOK.usual());
        DeliveryPlan shipped = DeliveryFiles.load(CONFIG, SHIPPED);
        DeliveryPlan plan = new DeliveryPlan(
                null, null, List.of(channel), Routes.toTheOffice("hook"), shipped.words(), shipped.templates());
        Topics topics = pipeline.topics();
        Endpoints endpoints = new Endpoints(pipeline.bootstrap(), "http://127.0.0.1:9", topics, 4);
        DeliveryTopology.define(
                new DeliveryTopology.Inputs(
                        AlertStream.of(env, endpoints),
                        RulesStream.of(env, endpoints, DeliveryJob.NAME),
                        EventStream.of(env, endpoints, DeliveryJob.NAME)),
                Telling.of(plan, city, false),
                new DeliveryTopology.Ways(
                        new GivenSecrets(folder.toString()),
                        new RecordedDeliveries(pipeline.bootstrap(), topics.deliveries(), topics.events()),
                        Deliveries.sink(pipeline.bootstrap(), topics.deliveries()),
                        DeadLetters.sink(pipeline.bootstrap(), topics.deadLetters())));
    }

    /** A few first, until the jobs are up; then so many each second. */
    private static void feed(TestedPipeline pipeline, FakeEndpoint hook) throws Exception {
        try (RawWriter writer = new RawWriter(pipeline)) {
            writer.now(order("east", "first", 0).submission());
            writer.flush();
            Patience.until("the jobs are up", () -> !hook.accepted().isEmpty());
            Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            for (int second = 0; second < WARM + SECONDS; second++) {
                for (int i = 0; i < A_SECOND; i++) {
                    Instant at = start.plusSeconds(second).plusNanos(i * (1_000_000_000L / A_SECOND));
                    while (Instant.now().isBefore(at)) {
                        LockSupport.parkNanos(500_000);
                    }
                    String id = (second < WARM ? "warm-" : "counted-") + second + '-' + i;
                    writer.now(
                            order(i % 2 == 0 ? "east" : "west", id, i / 2 % 2).submission());
                }
            }
            writer.flush();
        }
        Patience.until("all have arrived", () -> alerts(hook) == 1 + A_SECOND * (WARM + SECONDS));
    }

    private static PlainOrder order(String feed, String id, int partition) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new PlainOrder(feed, id, partition, Channel.PHONE, now, null);
    }

    private static int alerts(FakeEndpoint hook) throws Exception {
        int alerts = 0;
        for (FakeEndpoint.Request request : hook.accepted()) {
            alerts += new ObjectMapper().readTree(request.body()).path("alerts").size();
        }
        return alerts;
    }

    private static void report(FakeEndpoint hook) throws Exception {
        Map<String, List<Long>> late = new TreeMap<>();
        for (FakeEndpoint.Request request : hook.accepted()) {
            for (JsonNode alert : new ObjectMapper().readTree(request.body()).path("alerts")) {
                String order = alert.path("orderId").asText();
                if (order.contains(":counted-")) {
                    String feed = order.substring(0, order.indexOf(':'));
                    long from = Instant.parse(alert.path("dueAt").asText()).toEpochMilli()
                            + GRACES.getOrDefault(feed, Duration.ZERO).toMillis();
                    late.computeIfAbsent(feed, f -> new ArrayList<>()).add(request.at() - from);
                }
            }
        }
        List<Long> all = new ArrayList<>();
        late.values().forEach(all::addAll);
        late.put("all", all);
        late.forEach((feed, millis) -> {
            millis.sort(null);
            int n = millis.size();
            System.out.printf(
                    "%s: %d alerts at %d/s, from due + grace to the webhook: least %d ms, p50 %d ms, p99 %d ms, most %d ms%n",
                    feed, n, A_SECOND, millis.get(0), millis.get(n / 2), millis.get(n * 99 / 100), millis.get(n - 1));
        });
        assertThat(all).hasSize(A_SECOND * SECONDS).allMatch(millis -> millis >= 0);
        assertThat(all.get(all.size() * 99 / 100)).isLessThanOrEqualTo(5_000);
    }
}
