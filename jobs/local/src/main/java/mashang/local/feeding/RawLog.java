package mashang.local.feeding;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import mashang.connectors.kafka.KafkaAccess;
import mashang.connectors.kafka.RulesTopic;
import mashang.intake.RawRecord;
import mashang.local.broker.TopicReader;
import mashang.rules.RuleVersion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The raw topics as their only writer sees them: records and heartbeats with the feeds' own times, in order, once each
 * even over a crash of the writer.
 *
 * <p>Every record carries its number in the whole sequence. The sequence is deterministic, so after a crash the writer
 * looks up the last number in each partition and leaves out what is there.
 */
final class RawLog implements AutoCloseable {
    /** Kafka header: the record's number in the sequence (decimal digits), from 1. */
    private static final String NUMBER_HEADER = "mashang-number";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, String> topicOfFeed;
    private final Map<TopicPartition, Long> written =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
    private final @Nullable String rulesTopic;
    private final Deque<RuleVersion> rules;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * @param topicOfFeed raw topic of every feed that takes part
     * @param partitions partitions of every such topic
     * @param rulesTopic gets heartbeats, too; absent: there is none
     * @param rules what is published there, by time
     */
    RawLog(
            String bootstrap,
            Map<String, String> topicOfFeed,
            Map<String, Integer> partitions,
            @Nullable String rulesTopic,
            List<RuleVersion> rules) {
        this.topicOfFeed = Map.copyOf(topicOfFeed);
        this.rulesTopic = rulesTopic;
        this.rules = new ArrayDeque<>(rules);
        topicOfFeed.values().forEach(topic -> {
            for (int p = 0; p < partitions.getOrDefault(topic, 0); p++) {
                written.put(new TopicPartition(topic, p), 0L);
            }
        });
        written.putAll(lastNumbers(bootstrap, List.copyOf(written.keySet())));
        this.producer = new KafkaProducer<>(writerSettings(bootstrap));
    }

    /** Whether an earlier run has written something. */
    boolean isResumed() {
        return written.values().stream().anyMatch(n -> n > 0);
    }

    /** Whether every partition holds the record of this number, or a later one. */
    boolean isWrittenEverywhere(long number) {
        return written.values().stream().allMatch(n -> n >= number);
    }

    /** Writes a record unless its partition already holds it. */
    void write(HandOver record, long number) {
        String topic = topicOfFeed.get(record.feed());
        TopicPartition at = new TopicPartition(String.valueOf(topic), record.partition());
        if (number <= written.getOrDefault(at, 0L)) {
            return;
        }
        ProducerRecord<byte[], byte[]> raw =
                new ProducerRecord<>(at.topic(), at.partition(), record.loggedAt(), null, record.value());
        raw.headers().add(NUMBER_HEADER, digits(number));
        if (record.file() != null) {
            raw.headers().add(RawRecord.FILE_HEADER, record.file().getBytes(StandardCharsets.UTF_8));
            raw.headers().add(RawRecord.LINE_HEADER, digits(record.line()));
        }
        if (record.columns() != null) {
            raw.headers().add(RawRecord.COLUMNS_HEADER, record.columns());
        }
        send(raw);
    }

    /** Writes a heartbeat of this time into every partition; before 1970 Kafka has no time, and nothing lies there. */
    void beat(long at) {
        if (at < 0) {
            return;
        }
        for (TopicPartition partition : written.keySet()) {
            ProducerRecord<byte[], byte[]> beat =
                    new ProducerRecord<>(partition.topic(), partition.partition(), at, null, new byte[0]);
            beat.headers().add(RawRecord.HEARTBEAT_HEADER, digits(written.size()));
            send(beat);
        }
        if (rulesTopic != null) {
            beatRules(rulesTopic, at);
        }
    }

    /** What is published by then goes before the heartbeat; again after a crash, which changes nothing. */
    private void beatRules(String topic, long at) {
        for (RuleVersion next = rules.peek(); next != null && next.publishedAt() <= at; next = rules.peek()) {
            send(RulesTopic.record(topic, next.publishedAt(), rules.remove()));
        }
        ProducerRecord<byte[], byte[]> beat = new ProducerRecord<>(topic, 0, at, null, new byte[0]);
        beat.headers().add(RawRecord.HEARTBEAT_HEADER, digits(1));
        send(beat);
    }

    /** Returns once everything written so far is acknowledged. */
    void flush() {
        producer.flush();
        rethrow();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        rethrow();
        Future<RecordMetadata> sent = producer.send(record, (at, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
        if (sent.isDone()) {
            try {
                sent.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka refused a raw record: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void rethrow() {
        Exception e = failure.get();
        if (e != null) {
            throw new IllegalStateException("Kafka refused a raw record: " + e, e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    private static byte[] digits(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    private static Properties writerSettings(String bootstrap) {
        Properties settings = KafkaAccess.of(bootstrap);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE); // a tick must not outlive a record
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 * 1024 * 1024);
        return settings;
    }

    private static Map<TopicPartition, Long> lastNumbers(String bootstrap, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> last = new HashMap<>();
        TopicReader.readAll(bootstrap, partitions, record -> {
            Header number = record.headers().lastHeader(NUMBER_HEADER);
            if (number != null) {
                long n = Long.parseLong(new String(number.value(), StandardCharsets.US_ASCII));
                last.merge(new TopicPartition(record.topic(), record.partition()), n, Math::max);
            }
        });
        return last;
    }
}
