package mashang.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mashang.config.City;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.intake.RawRecord;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.machine.LoopbackPorts;
import mashang.local.rules.RulesLog.Entry;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.RuleNews;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules topic on a real broker, by the broker's time and by a replayer's. */
class RulesLogIT {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final Topics LIVE = new Topics("live");
    private static final Topics REPLAY = new Topics("replay");

    @TempDir
    Path folder;

    @Test
    void whatWasPublishedIsReadBackWithWhatBecameOfIt() throws Exception {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(folder, LoopbackPorts.free(1).get(0))) {
            TopicSetup.ensure(
                    broker.bootstrap(),
                    List.of(
                            TopicSpec.rules(LIVE, TopicSpec.Clock.BROKER),
                            TopicSpec.rules(REPLAY, TopicSpec.Clock.WRITER)));
            live(broker);
            replay(broker);
        }
    }

    private static void live(EmbeddedBroker broker) throws Exception {
        Instant machine = Instant.now();
        RulesLog empty = RulesLog.read(broker.bootstrap(), LIVE.rules(), CITY);
        assertThat(empty.entries()).isEmpty();
        assertThat(empty.now(machine)).as("the machine's time").isEqualTo(machine);
        RuleVersion second = policy("2", "2099-01-01T00:00:00+08:00");
        empty.publish(second);
        empty.publish(second);
        empty.publish(policy("2", "2099-02-01T00:00:00+08:00"));
        empty.publish(units("- {id: new, name: 新区管委会, kind: town}", Instant.parse("2099-01-01T00:00:00Z")));
        empty.publish(units("- {id: ", null));
        assertThat(empty.entries()).as("read before").isEmpty();

        RulesLog log = RulesLog.read(broker.bootstrap(), LIVE.rules(), CITY);
        assertThat(log.entries())
                .extracting(e -> e.version().key(), e -> e.refusedFor() == null)
                .as("the same text once; another under its key, and what is no file, are refused")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("policy:default@2", true),
                        org.assertj.core.groups.Tuple.tuple("policy:default@2", false),
                        org.assertj.core.groups.Tuple.tuple("units:rongcheng@2", true),
                        org.assertj.core.groups.Tuple.tuple("units:rongcheng@2", false));
        RuleVersion read = log.find("policy:default@2").orElseThrow();
        assertThat(read.text()).isEqualTo(second.text());
        assertThat(read.actor()).isEqualTo("李四");
        assertThat(read.reason()).isEqualTo("试验");
        assertThat(read.publishedAt()).as("the broker's time").isGreaterThanOrEqualTo(machine.toEpochMilli());
        assertThat(log.accepted()).hasSize(2);
        assertThat(log.news())
                .extracting(RuleNews::knownFrom)
                .containsExactly(
                        read.publishedAt(),
                        Instant.parse("2099-01-01T00:00:00Z").toEpochMilli());
        assertThat(log.keys()).containsExactlyInAnyOrder("policy:default@2", "units:rongcheng@2");
        assertThat(log.find("policy:default@3")).isEmpty();
    }

    private static void replay(EmbeddedBroker broker) throws Exception {
        beat(broker, 1_000);
        RulesLog log = RulesLog.read(broker.bootstrap(), REPLAY.rules(), CITY);
        assertThat(log.now(Instant.now()))
                .as("as far as the replayer's clock went")
                .isEqualTo(Instant.ofEpochMilli(1_000));
        log.publish(units("- {id: new, name: 新区管委会, kind: town}", null));
        beat(broker, 2_000);
        RulesLog later = RulesLog.read(broker.bootstrap(), REPLAY.rules(), CITY);
        assertThat(later.entries()).extracting(Entry::refusedFor).containsExactly((String) null);
        assertThat(later.accepted()).extracting(RuleVersion::publishedAt).containsExactly(1_000L);
        assertThat(later.now(Instant.now())).isEqualTo(Instant.ofEpochMilli(2_000));
    }

    private static void beat(EmbeddedBroker broker, long at) throws Exception {
        ProducerRecord<byte[], byte[]> beat = new ProducerRecord<>(REPLAY.rules(), 0, at, null, new byte[0]);
        beat.headers().add(RawRecord.HEARTBEAT_HEADER, "1".getBytes(StandardCharsets.US_ASCII));
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName(),
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.send(beat).get();
        }
    }

    private static RuleVersion policy(String version, String from) throws Exception {
        String text = Files.readString(CONFIG.resolve("policies/default.yaml"))
                .replace("version: 1", "version: " + version)
                .replaceFirst("effectiveFrom: .*", "effectiveFrom: " + from);
        return new RuleVersion(RuleKind.POLICY, "default", version, text, "李四", "试验", null, 0);
    }

    private static RuleVersion units(String unit, @Nullable Instant from) {
        return new RuleVersion(RuleKind.UNITS, "rongcheng", "2", "units:\n  " + unit + "\n", "李四", "试验", from, 0);
    }
}
