package mashang.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.local.machine.LiveThreads;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final TopicPartition RAW = new TopicPartition("raw", 0);
    private static final Instant SIMULATED = Instant.parse("2031-05-01T08:00:00Z");

    @TempDir
    Path folder;

    @Test
    void recordsAndTheirSimulatedTimesSurviveARestartOnOtherPortsAndNoThreadStays() throws Exception {
        LiveThreads before = LiveThreads.remember();
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(folder, LoopbackPorts.free(1).get(0))) {
            create(broker);
            write(broker, "first");
        }
        assertThat(before.leftBehind()).isEmpty();
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(folder, LoopbackPorts.free(1).get(0))) {
            write(broker, "second");
            assertThat(read(broker, 2)).isEqualTo(Map.of("first", SIMULATED, "second", SIMULATED));
        }
    }

    @Test
    void aPortInUseIsOneSentenceAndLeavesNoThread() throws Exception {
        LiveThreads before = LiveThreads.remember();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPorts.HOST))) {
            StackFailure failure =
                    catchThrowableOfType(StackFailure.class, () -> EmbeddedBroker.start(folder, taken.getLocalPort()));
            assertThat(failure.reason()).isEqualTo(Reason.PORT_IN_USE);
            assertThat(failure.getMessage()).contains(String.valueOf(taken.getLocalPort()));
        }
        assertThat(before.leftBehind()).isEmpty();
    }

    @Test
    void aDamagedFolderFailsTheStartWithoutEndingTheProcessOrLeavingAThread() throws Exception {
        LiveThreads before = LiveThreads.remember();
        Files.writeString(folder.resolve("meta.properties"), "version=1\ncluster.id=other\nnode.id=7\n");
        StackFailure failure = catchThrowableOfType(
                StackFailure.class,
                () -> EmbeddedBroker.start(folder, LoopbackPorts.free(1).get(0)));
        assertThat(failure.reason()).isEqualTo(Reason.BROKER_FAILED);
        assertThat(before.leftBehind()).isEmpty();
    }

    private static void create(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(RAW.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void write(EmbeddedBroker broker, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(RAW.topic(), 0, SIMULATED.toEpochMilli(), "key", value))
                    .get();
        }
    }

    private static Map<String, Instant> read(EmbeddedBroker broker, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
        Map<String, Instant> found = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(RAW));
            consumer.seekToBeginning(List.of(RAW));
            for (int polls = 0; found.size() < count && polls < 50; polls++) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(r -> found.put(r.value(), Instant.ofEpochMilli(r.timestamp())));
            }
        }
        return found;
    }
}
