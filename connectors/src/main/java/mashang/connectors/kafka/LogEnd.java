package mashang.connectors.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far the event log has come: the latest log time among the last records of its partitions. */
public final class LogEnd {
    private static final Duration POLL = Duration.ofMillis(500);

    /** So many of the last records of a partition are looked at: ticks are among them, or events of the same time. */
    private static final long LAST = 20;

    private LogEnd() {}

    /** Epoch milliseconds; MIN_VALUE where the log is empty. Blocks until the broker answers. */
    public static long of(String bootstrap, String topic) {
        Properties settings = KafkaAccess.of(bootstrap);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        long latest = Long.MIN_VALUE;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            partitions.forEach(
                    p -> consumer.seek(p, Math.max(starts.getOrDefault(p, 0L), ends.getOrDefault(p, 0L) - LAST)));
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    latest = Math.max(latest, timeOf(record));
                }
            }
        }
        return latest;
    }

    private static long timeOf(ConsumerRecord<byte[], byte[]> record) {
        LogEntry entry = LogEntryReader.read(record, "");
        return entry.tick() != null
                ? entry.tick().at()
                : entry.event() != null ? entry.event().loggedAt().toEpochMilli() : Long.MIN_VALUE;
    }
}
