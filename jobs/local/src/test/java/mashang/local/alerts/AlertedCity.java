package mashang.local.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.Deliveries;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Delivery;
import mashang.intake.RawRecord;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.machine.LoopbackPorts;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition.Owner;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with the topics of a city, somebody who writes alerts, and what must have come of them. */
final class AlertedCity implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final EmbeddedBroker broker;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    AlertedCity(Path folder, String prefix) throws Exception {
        broker = EmbeddedBroker.start(folder, LoopbackPorts.free(1).get(0));
        topics = new Topics(prefix);
        TopicSetup.ensure(
                broker.bootstrap(),
                List.of(
                        TopicSpec.events(topics, 1),
                        TopicSpec.alerts(topics),
                        TopicSpec.accounts(topics, 1),
                        TopicSpec.deadLetters(topics),
                        TopicSpec.problemAlerts(topics),
                        TopicSpec.rules(topics, TopicSpec.Clock.BROKER),
                        TopicSpec.deliveries(topics)));
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        producer = new KafkaProducer<>(settings);
        tickTheRules();
    }

    /** Nothing will be published: by the broker's clock, long after the alerts were decided. */
    private void tickTheRules() throws Exception {
        ProducerRecord<byte[], byte[]> tick = new ProducerRecord<>(topics.rules(), 0, null, new byte[0]);
        tick.headers().add(RawRecord.HEARTBEAT_HEADER, new byte[] {'1'});
        producer.send(tick).get();
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    String prefix() {
        return topics.prefix();
    }

    /** One breach for each number, decided at the same distance. */
    void write(int number, Duration apart) {
        Instant decided = START.plus(apart.multipliedBy(number));
        String order = "proof:%06d".formatted(number);
        Alert alert = new Alert(
                order + "/1/sign/breach",
                Alert.Kind.BREACH,
                order,
                1,
                "sign",
                null,
                0,
                null,
                START,
                decided.minusSeconds(60),
                null,
                decided,
                decided,
                1,
                null,
                null,
                false,
                "市城市管理局",
                Owner.UNIT,
                "default@1",
                false);
        byte[] key = alert.alertId().getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(topics.alerts(), key, AlertCodec.encode(alert)));
    }

    /** Deliveries that came to their end. */
    Map<String, Delivery> recorded() {
        Map<String, Delivery> recorded = new TreeMap<>();
        Deliveries.readAll(broker.bootstrap(), topics.deliveries(), d -> recorded.put(d.id(), d));
        recorded.values().removeIf(d -> !d.status().isFinal());
        return recorded;
    }

    static void until(String what, Callable<Boolean> condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("not within " + PATIENCE.toMinutes() + " minutes: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** @param kills so often something may have been on its way, one message a channel */
    void verify(FakeOffice office, int count, int kills, int channels) throws Exception {
        assertThat(recorded().values()).hasSize(count * channels).allMatch(d -> d.status() == Delivery.Status.SENT);
        List<Integer> hooked = office.webhookOrders();
        assertThat(new HashSet<>(hooked)).as("everything arrived").hasSize(count);
        assertThat(hooked.size() - count)
                .as("twice: what was on its way, a message for each time it was killed")
                .isBetween(0, kills * ChannelSettings.Type.WEBHOOK.usual().batch());
        assertThat(new HashSet<>(office.webhookKeys()))
                .as("a receiver that looks at the keys of deliveries sees none twice")
                .hasSize(count);
        assertThat(List.copyOf(new LinkedHashSet<>(hooked))).as("in order").isSorted();
        List<Integer> filed = office.fileOrders();
        assertThat(new HashSet<>(filed)).hasSize(count);
        assertThat(filed.size() - count).isBetween(0, kills);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        broker.close();
    }
}
