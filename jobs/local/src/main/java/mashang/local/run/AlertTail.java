package mashang.local.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.connectors.kafka.Topics;
import mashang.local.broker.TopicReader;
import mashang.sla.Alert;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the alerts of the main pipeline from now on, for somebody who watches. Trouble with the broker ends nothing: it is logged, and
 * after a pause the topic is opened again where it was left.
 */
public final class AlertTail {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTail.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(300);

    private final Supplier<? extends org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> open;
    private final Consumer<Alert> each;
    private final BooleanSupplier stop;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    AlertTail(
            Supplier<? extends org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> open,
            Consumer<Alert> each,
            BooleanSupplier stop) {
        this.open = open;
        this.each = each;
        this.stop = stop;
    }

    /** Hands every new alert on until told to stop. */
    public static void follow(String bootstrap, Consumer<Alert> each, BooleanSupplier stop) {
        new AlertTail(() -> TopicReader.open(bootstrap), each, stop).follow(PAUSE);
    }

    /** @param pause how long to wait before the topic is opened again */
    void follow(Duration pause) {
        while (!stop.getAsBoolean()) {
            try {
                read();
            } catch (RuntimeException e) {
                if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.warn("alerts cannot be followed, trying again in {} s: {}", pause.toSeconds(), e.toString());
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private void read() {
        try (org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer = open.get()) {
            List<TopicPartition> partitions = TopicReader.partitions(consumer, Topics.MAIN.alerts());
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                Long left = next.get(partition);
                if (left == null) {
                    consumer.seekToEnd(List.of(partition));
                    next.put(partition, consumer.position(partition));
                } else {
                    consumer.seek(partition, left);
                }
            }
            while (!stop.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                    tell(record);
                }
            }
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        try {
            each.accept(AlertCodec.decode(record.value()));
        } catch (MalformedRecord e) {
            LOG.warn("no alert at offset {}: {}", record.offset(), e.getMessage());
        }
    }
}
