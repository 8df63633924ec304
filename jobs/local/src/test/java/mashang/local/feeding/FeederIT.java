package mashang.local.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.intake.RawRecord;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.machine.LoopbackPorts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeederIT {
    private static final int TOO_LONG = 9 << 20;

    @TempDir
    Path folder;

    @Test
    void rowsWithoutTimesAndRowsTooLongForKafkaAreHandedOverOnceEach() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "nonsense\n" + "x".repeat(TOO_LONG) + "\nmore\n");
        try (EmbeddedBroker broker = broker()) {
            assertThat(feed(broker, file)).isEqualTo(new Feeder.Fed(3, 0, false));
            assertThat(feed(broker, file)).as("again").isEqualTo(new Feeder.Fed(3, 0, true));
            List<ConsumerRecord<byte[], byte[]>> records = read(broker);
            assertThat(records).hasSize(3).allSatisfy(r -> assertThat(r.timestamp())
                    .isZero());
            assertThat(records.stream().mapToInt(r -> r.value().length).max())
                    .as("more than intake takes, less than Kafka refuses")
                    .hasValue(6 << 20);
        }
    }

    @Test
    void aFileWithoutRowsIsFedToItsEnd() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.jsonl"));
        try (EmbeddedBroker broker = broker()) {
            assertThat(feed(broker, file)).isEqualTo(new Feeder.Fed(0, 0, false));
            assertThat(read(broker)).isEmpty();
        }
    }

    private EmbeddedBroker broker() throws Exception {
        EmbeddedBroker broker =
                EmbeddedBroker.start(folder, LoopbackPorts.free(1).get(0));
        TopicSetup.ensure(broker.bootstrap(), List.of(TopicSpec.raw("raw", 2, TopicSpec.Clock.WRITER)));
        return broker;
    }

    private static Feeder.Fed feed(EmbeddedBroker broker, Path file) throws IOException {
        ReplayFile rows = ReplayFile.open("f", file, false, 2, raw -> OptionalLong.empty());
        return new Feeder(broker.bootstrap(), Map.of("f", "raw"), Map.of("raw", 2), Duration.ofMinutes(5))
                .feed(rows.handOvers(), Pace.MAX, Long.MAX_VALUE, (number, feedTime) -> {}, () -> false);
    }

    /** What is no heartbeat. */
    private static List<ConsumerRecord<byte[], byte[]>> read(EmbeddedBroker broker) {
        List<TopicPartition> partitions = List.of(new TopicPartition("raw", 0), new TopicPartition("raw", 1));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        records.removeIf(r -> r.headers().lastHeader(RawRecord.HEARTBEAT_HEADER) != null);
        return records;
    }
}
