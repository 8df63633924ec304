package mashang.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.LogEntry;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.local.machine.LoopbackPorts;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogOnBrokerIT {
    private static final int EVENTS = 5;
    private static final String GROUP = "mashang.supervision";

    @TempDir
    Path folder;

    @Test
    void aJobWithoutStateReadsTheWholeLogWhateverItsGroupHasCommitted() throws Exception {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(folder, LoopbackPorts.free(1).get(0))) {
            String topic = Topics.MAIN.events();
            TopicSetup.ensure(broker.bootstrap(), List.of(TopicSpec.events(Topics.MAIN, 1)));
            write(broker, topic);
            commit(broker, new TopicPartition(topic, 0));
            assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), () -> read(broker, topic)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, EVENTS).mapToObj(i -> "f:" + i).toList());
        }
    }

    private static void write(EmbeddedBroker broker, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < EVENTS; i++) {
                CaseEvent event = CaseEvent.draft("f", "" + i, Step.SUBMITTED, Instant.EPOCH, Instant.EPOCH)
                        .done();
                byte[] key = event.orderId().getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(new ProducerRecord<>(topic, 0, key, CaseEventCodec.encode(event)));
            }
        }
    }

    private static void commit(EmbeddedBroker broker, TopicPartition partition) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.alterConsumerGroupOffsets(GROUP, Map.of(partition, new OffsetAndMetadata(EVENTS)))
                    .all()
                    .get();
        }
    }

    private static List<String> read(EmbeddedBroker broker, String topic) throws Exception {
        return StreamExecutionEnvironment.createLocalEnvironment(1)
                .fromSource(EventLog.source(broker.bootstrap(), topic, GROUP), EventLog.watermarks(), "log")
                .uid("log")
                .executeAndCollect(EVENTS)
                .stream()
                .map(LogEntry::event)
                .map(event -> event == null ? "" : event.orderId())
                .toList();
    }
}
