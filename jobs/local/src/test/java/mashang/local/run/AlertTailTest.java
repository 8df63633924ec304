package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mashang.connectors.kafka.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AlertTailTest {
    private static final String TOPIC = Topics.MAIN.alerts();
    private static final TopicPartition ONLY = new TopicPartition(TOPIC, 0);

    @Test
    void troubleEndsNothingAndReadingGoesOnWhereItWasLeft() {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger opened = new AtomicInteger();
        MockConsumer<byte[], byte[]> first = consumer(7);
        first.schedulePollTask(() -> first.addRecord(
                new ConsumerRecord<>(TOPIC, 0, 7, new byte[0], "no alert".getBytes(StandardCharsets.UTF_8))));
        first.schedulePollTask(() -> first.setPollException(new KafkaException("the broker is away")));
        MockConsumer<byte[], byte[]> second = consumer(100);
        long[] from = new long[1];
        second.schedulePollTask(() -> {
            from[0] = second.position(ONLY);
            stop.set(true);
        });
        new AlertTail(
                        () -> switch (opened.incrementAndGet()) {
                            case 1 -> throw new KafkaException("not there yet");
                            case 2 -> first;
                            default -> second;
                        },
                        alert -> {},
                        stop::get)
                .follow(Duration.ZERO);
        assertThat(opened).hasValue(3);
        assertThat(first.closed()).isTrue();
        assertThat(from[0]).as("behind what was read").isEqualTo(8);
    }

    private static MockConsumer<byte[], byte[]> consumer(long end) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(ONLY, 0L));
        consumer.updateEndOffsets(Map.of(ONLY, end));
        return consumer;
    }
}
