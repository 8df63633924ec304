package mashang.local.bench;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.intake.RawRecord;
import mashang.local.simulator.WrittenSteps;
import mashang.workorder.CaseEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a raw topic of one partition the way the hotline does: a record for each step, each with a text of some 800 bytes, with the
 * times of its life, and a heartbeat behind them as often as a replay of a file has it.
 */
final class PipelineTopic {
    /** The feed whose records they are. */
    static final String FEED = "hotline";

    private static final Duration BEAT = Duration.ofMinutes(5);

    /** Chars of a complaint, nearly all of them Chinese: 800 bytes. */
    private static final int CHARS = 267;

    private static final byte[] ONE_SOURCE = {'1'};

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private volatile @Nullable Exception failed;
    private long records;
    private long bytes;
    private long beaten;

    private PipelineTopic(KafkaProducer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * What lies there.
     *
     * @param records repetitions included
     * @param distinct different events they state
     * @param bytes of their values
     */
    record Written(long records, long distinct, long bytes) {}

    static Written write(String bootstrap, Topics topics, OrderLives lives, long orders, long seed) {
        String topic = topics.raw(FEED);
        TopicSetup.ensure(bootstrap, List.of(TopicSpec.raw(topic, 1, TopicSpec.Clock.WRITER)));
        SplittableRandom random = new SplittableRandom(seed);
        WrittenSteps steps = new WrittenSteps(seed, orders, chars -> OrderTexts.text(random, chars));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings(bootstrap))) {
            return new PipelineTopic(producer, topic).all(lives, steps);
        }
    }

    private static Properties settings(String bootstrap) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }

    private Written all(OrderLives lives, WrittenSteps steps) {
        long last = 0;
        while (lives.hasNext()) {
            CaseEvent event = lives.next();
            last = event.loggedAt().toEpochMilli();
            if (last - beaten > BEAT.toMillis()) {
                beat(last - 1);
            }
            byte[] value = steps.json(event, OrderLives.numberOf(event), CHARS);
            send(new ProducerRecord<>(topic, 0, last, null, value));
            records++;
            bytes += value.length;
        }
        beat(last + 1); // a watermark stays 1 ms behind its tick
        producer.flush();
        if (failed != null) {
            throw new IllegalStateException("the records of the bench are not whole", failed);
        }
        return new Written(records, lives.distinct(), bytes);
    }

    private void beat(long at) {
        ProducerRecord<byte[], byte[]> beat = new ProducerRecord<>(topic, 0, at, null, new byte[0]);
        beat.headers().add(RawRecord.HEARTBEAT_HEADER, ONE_SOURCE);
        send(beat);
        beaten = at;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (where, failure) -> {
            if (failure != null) {
                failed = failure;
            }
        });
    }
}
