package mashang.local.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mashang.intake.RawRecord;
import mashang.local.feeding.HandOver;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes the raw topics of a pipeline: live, in the broker's time, or in log time with heartbeats of its own. */
final class RawWriter implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMinutes(5);

    private final TestedPipeline pipeline;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<?>> sent = new ArrayList<>();

    RawWriter(TestedPipeline pipeline) {
        this.pipeline = pipeline;
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", pipeline.bootstrap(), "delivery.timeout.ms", Integer.MAX_VALUE, "linger.ms", 1);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Hands a record over now; the broker says when that was. */
    void now(HandOver record) {
        send(record.feed(), record.partition(), null, record.value());
    }

    /**
     * Hands over, in some partitions, everything after {@code from} up to {@code to}, with heartbeats behind it.
     *
     * @param records in the order of their log time
     */
    void replay(List<HandOver> records, Instant from, Instant to, Predicate<TopicPartition> into) {
        Instant beaten = from;
        for (HandOver record : records) {
            Instant at = Instant.ofEpochMilli(record.loggedAt());
            while (at.isAfter(beaten.plus(BEAT)) && beaten.plus(BEAT).isBefore(to)) {
                beaten = beaten.plus(BEAT);
                beat(beaten.minusMillis(1), into);
            }
            if (at.isAfter(from) && !at.isAfter(to) && into.test(partition(record.feed(), record.partition()))) {
                send(record.feed(), record.partition(), record.loggedAt(), record.value());
            }
        }
        beat(to.plusMillis(1), into); // a watermark stays 1 ms behind its tick
        flush();
    }

    /** Returns when the broker has everything. */
    void flush() {
        producer.flush();
        for (Future<?> record : sent) {
            try {
                record.get();
            } catch (Exception e) {
                throw new AssertionError("a raw record was refused", e);
            }
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    static List<HandOver> inTime(List<PlainOrder> orders, Duration after) {
        return orders.stream()
                .flatMap(order -> order.records(after))
                .sorted(Comparator.comparingLong(HandOver::loggedAt))
                .toList();
    }

    TopicPartition partition(String feed, int partition) {
        return new TopicPartition(pipeline.topics().raw(feed), partition);
    }

    private void beat(Instant at, Predicate<TopicPartition> into) {
        List<TopicPartition> all = pipeline.partitionsByTopic().entrySet().stream()
                .flatMap(topic ->
                        IntStream.range(0, topic.getValue()).mapToObj(p -> new TopicPartition(topic.getKey(), p)))
                .toList();
        byte[] count = Integer.toString(all.size()).getBytes(StandardCharsets.US_ASCII);
        all.stream().filter(into).forEach(p -> {
            ProducerRecord<byte[], byte[]> beat =
                    new ProducerRecord<>(p.topic(), p.partition(), at.toEpochMilli(), null, new byte[0]);
            beat.headers().add(RawRecord.HEARTBEAT_HEADER, count);
            sent.add(producer.send(beat));
        });
        ProducerRecord<byte[], byte[]> rules =
                new ProducerRecord<>(pipeline.topics().rules(), 0, at.toEpochMilli(), null, new byte[0]);
        rules.headers().add(RawRecord.HEARTBEAT_HEADER, new byte[] {'1'});
        sent.add(producer.send(rules));
    }

    private void send(String feed, int partition, @Nullable Long at, byte[] value) {
        TopicPartition to = partition(feed, partition);
        sent.add(producer.send(new ProducerRecord<>(to.topic(), to.partition(), at, null, value)));
    }
}
