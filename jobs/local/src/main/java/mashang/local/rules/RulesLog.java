package mashang.local.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mashang.config.City;
import mashang.config.ConfigException;
import mashang.config.PublishedRules;
import mashang.connectors.kafka.KafkaAccess;
import mashang.connectors.kafka.RuleEntry;
import mashang.connectors.kafka.RulesTopic;
import mashang.local.broker.TopicReader;
import mashang.rules.RuleVersion;
import mashang.sla.RuleNews;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The rules topic as it lies there now, read as the jobs read it. */
public final class RulesLog {
    private static final long PATIENCE_SECONDS = 30;

    private final String bootstrap;
    private final String topic;
    private final List<Entry> entries = new ArrayList<>();
    private final List<RuleNews> news = new ArrayList<>();
    private final List<RuleVersion> accepted;
    private long lastTick = Long.MIN_VALUE;
    private boolean isBrokersTime = true;

    /**
     * What became of a version.
     *
     * @param refusedFor the first thing wrong with it, in Chinese; absent: it acts
     */
    public record Entry(RuleVersion version, @Nullable String refusedFor) {}

    private RulesLog(String bootstrap, String topic, City city) {
        this.bootstrap = bootstrap;
        this.topic = topic;
        PublishedRules rules = new PublishedRules(city);
        TopicReader.readAll(bootstrap, topic, record -> {
            isBrokersTime = record.timestampType() == TimestampType.LOG_APPEND_TIME;
            RuleEntry entry = RulesTopic.read(record, "rules");
            RuleVersion version = entry.version();
            if (version != null) {
                add(rules, version.publishedAt(Math.max(entry.at(), lastTick)));
            } else if (entry.isTick()) {
                lastTick = Math.max(lastTick, entry.at());
            }
        });
        accepted = rules.accepted();
    }

    /**
     * Reads the topic.
     *
     * @param city as configured, before anything was published
     */
    public static RulesLog read(String bootstrap, String topic, City city) {
        return new RulesLog(bootstrap, topic, city);
    }

    private void add(PublishedRules rules, RuleVersion version) {
        try {
            rules.next(version).ifPresent(one -> {
                news.add(one);
                entries.add(new Entry(version, null));
            });
        } catch (ConfigException e) {
            entries.add(new Entry(version, e.problems().get(0).text(false)));
        }
    }

    /** Everything that was published, in order; what was published again with the same text, once. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Those that act. */
    public List<RuleVersion> accepted() {
        return accepted;
    }

    /** What is new in those that act. */
    public List<RuleNews> news() {
        return List.copyOf(news);
    }

    public Optional<RuleVersion> find(String key) {
        return accepted.stream().filter(v -> v.key().equals(key)).findFirst();
    }

    /** The time of the log: the broker's, or in a replay the replayer's, as far as it has shown it. */
    public Instant now(Instant machine) {
        long tick = Math.max(0, lastTick);
        return isBrokersTime && machine.toEpochMilli() > tick ? machine : Instant.ofEpochMilli(tick);
    }

    /** Hands a version over; returns when the broker has it. */
    public void publish(RuleVersion version) throws InterruptedException, ExecutionException {
        Properties settings = KafkaAccess.of(bootstrap);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);
        Long time = isBrokersTime ? null : Math.max(0, lastTick);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.send(RulesTopic.record(topic, time, version)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new ExecutionException(e);
        }
    }

    /** Keys under which something lies, whether it acts or not. */
    public Set<String> keys() {
        Set<String> keys = new HashSet<>();
        entries.forEach(e -> keys.add(e.version().key()));
        return keys;
    }
}
