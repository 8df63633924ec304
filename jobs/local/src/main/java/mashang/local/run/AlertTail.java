package mashang.local.run;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.connectors.kafka.Topics;
import mashang.local.broker.TopicReader;
import mashang.sla.Alert;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the alerts of the main pipeline from now on, for somebody who watches. */
public final class AlertTail {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTail.class);

    private AlertTail() {}

    /** Hands every new alert on until told to stop. */
    public static void follow(String bootstrap, Consumer<Alert> each, BooleanSupplier stop) {
        String topic = Topics.MAIN.alerts();
        try (KafkaConsumer<byte[], byte[]> consumer = TopicReader.open(bootstrap)) {
            List<TopicPartition> partitions = TopicReader.partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!stop.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(300))) {
                    tell(record, each);
                }
            }
        }
    }

    private static void tell(ConsumerRecord<byte[], byte[]> record, Consumer<Alert> each) {
        try {
            each.accept(AlertCodec.decode(record.value()));
        } catch (MalformedRecord e) {
            LOG.warn("no alert at offset {}: {}", record.offset(), e.getMessage());
        }
    }
}
