package mashang.local.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.TickCodec;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Fills an event log the way intake does: events by key, and behind them ticks in every partition. */
final class BenchTopic {
    /** As many as there are tasks. */
    static final int PARTITIONS = 2;

    /** As often as a replay of a file ticks, in log time. */
    private static final long TICK_MILLIS = Duration.ofMinutes(5).toMillis();

    private static final String RAW_PARTITION = "bench/0";

    private BenchTopic() {}

    /**
     * What lies in the log.
     *
     * @param events events, repetitions included
     * @param distinct different events
     * @param ticks ticks in all partitions
     * @param bytes of the events' values
     */
    record Written(long events, long distinct, long ticks, long bytes) {}

    /** Creates the log below this prefix and writes all lives into it. */
    static Written write(String bootstrap, Topics topics, OrderLives lives) {
        TopicSetup.ensure(bootstrap, List.of(TopicSpec.events(topics, PARTITIONS), TopicSpec.deadLetters(topics)));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings(bootstrap))) {
            return new Writing(producer, topics.events()).all(lives);
        }
    }

    private static Properties settings(String bootstrap) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"); // as intake writes it
        return settings;
    }

    private static final class Writing {
        private final KafkaProducer<byte[], byte[]> producer;
        private final String topic;
        private long events;
        private long ticks;
        private volatile @Nullable Exception failed;
        private long bytes;
        private long ticked;

        Writing(KafkaProducer<byte[], byte[]> producer, String topic) {
            this.producer = producer;
            this.topic = topic;
        }

        Written all(OrderLives lives) {
            long last = 0;
            while (lives.hasNext()) {
                CaseEvent event = lives.next();
                last = event.loggedAt().toEpochMilli();
                if (last - ticked > TICK_MILLIS) {
                    tick(last - 1);
                }
                event(event);
            }
            tick(last + 1); // a watermark stays 1 ms behind its tick
            producer.flush();
            if (failed != null) {
                throw new IllegalStateException("the log of the bench is not whole", failed);
            }
            return new Written(events, lives.distinct(), ticks, bytes);
        }

        private void event(CaseEvent event) {
            byte[] key = event.orderId().getBytes(StandardCharsets.UTF_8);
            byte[] value = CaseEventCodec.encode(event);
            send(new ProducerRecord<>(topic, Utils.toPositive(Utils.murmur2(key)) % PARTITIONS, key, value));
            events++;
            bytes += value.length;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
        private void send(ProducerRecord<byte[], byte[]> entry) {
            producer.send(entry, (where, failure) -> {
                if (failure != null) {
                    failed = failure;
                }
            });
        }

        private void tick(long at) {
            byte[] value = TickCodec.encode(new Tick(RAW_PARTITION, at, 1));
            for (int partition = 0; partition < PARTITIONS; partition++) {
                ProducerRecord<byte[], byte[]> tick = new ProducerRecord<>(topic, partition, null, value);
                tick.headers().add(EventLog.TICK_HEADER, new byte[] {'1'});
                send(tick);
                ticks++;
            }
            ticked = at;
        }
    }
}
