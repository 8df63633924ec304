package mashang.connectors.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a topic of ours must be like.
 *
 * @param name its name
 * @param partitions how many partitions to create it with, 1 or more; an existing topic keeps its own number
 * @param clock whose time its records carry
 * @param retentionMillis how long records are kept; −1 for ever, −2 the last of each key for ever
 * @param maxMessageBytes largest batch it takes, after compression
 */
public record TopicSpec(String name, int partitions, Clock clock, long retentionMillis, int maxMessageBytes) {

    /** Whose time the records of a topic carry. */
    public enum Clock {
        /** The broker's, when it appended the record: the only one in a live run. */
        BROKER("LogAppendTime"),
        /** The single writer's: a replay, whose records carry the simulated or the file's own times. */
        WRITER("CreateTime");

        private final String timestampType;

        Clock(String timestampType) {
            this.timestampType = timestampType;
        }

        /** Kafka's {@code message.timestamp.type}. */
        public String timestampType() {
            return timestampType;
        }
    }

    private static final long FOR_EVER = -1;
    private static final long COMPACTED = -2;
    private static final int RAW_BYTES = 8 << 20; // a 1 MB text with room to spare
    /** A dead letter holds a whole raw record in base64, a third longer: refusing it would stop intake for ever. */
    private static final int DERIVED_BYTES = 16 << 20;

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    /** The event log: kept for ever, because every verdict can be computed again from it. */
    public static TopicSpec events(Topics topics, int partitions) {
        return new TopicSpec(topics.events(), partitions, Clock.BROKER, FOR_EVER, DERIVED_BYTES);
    }

    /**
     * The rules topic: one partition, because versions follow one another; kept for ever and never compacted, because a version
     * that was published stays, whatever is written under its key later.
     *
     * @param clock {@link Clock#WRITER} only where a replayer is the clock of the run
     */
    public static TopicSpec rules(Topics topics, Clock clock) {
        return new TopicSpec(topics.rules(), 1, clock, FOR_EVER, RAW_BYTES);
    }

    public static TopicSpec alerts(Topics topics) {
        return new TopicSpec(topics.alerts(), 1, Clock.BROKER, FOR_EVER, DERIVED_BYTES);
    }

    /**
     * Accounts: kept for ever and never compacted, because what figures were first follows from what orders contributed then.
     *
     * @param partitions as many as the event log has
     */
    public static TopicSpec accounts(Topics topics, int partitions) {
        return new TopicSpec(topics.accounts(), partitions, Clock.BROKER, FOR_EVER, DERIVED_BYTES);
    }

    /** Alerts about recurring problems. */
    public static TopicSpec problemAlerts(Topics topics) {
        return new TopicSpec(topics.problemAlerts(), 1, Clock.BROKER, FOR_EVER, DERIVED_BYTES);
    }

    /** Deliveries: the last record of each is kept for ever, so that nothing is sent again. */
    public static TopicSpec deliveries(Topics topics) {
        return new TopicSpec(topics.deliveries(), 1, Clock.BROKER, COMPACTED, DERIVED_BYTES);
    }

    /** Original bytes are personal data: 30 days, and read by few. */
    public static TopicSpec deadLetters(Topics topics) {
        return new TopicSpec(topics.deadLetters(), 1, Clock.BROKER, DEAD_LETTERS_KEPT.toMillis(), DERIVED_BYTES);
    }

    /**
     * A raw topic. Kept for ever: with the writer's times, retention by time would delete years-old records within
     * seconds; and a feed is the source everything else can be made from. A city that must delete earlier sets the
     * topic's retention itself; {@link TopicSetup} leaves an existing topic as it is.
     *
     * @param clock {@link Clock#WRITER} only where a replayer is the one writer of it
     */
    public static TopicSpec raw(String name, int partitions, Clock clock) {
        return new TopicSpec(name, partitions, clock, FOR_EVER, RAW_BYTES);
    }

    /** Kafka's settings for it. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, clock.timestampType());
        settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(Math.max(FOR_EVER, retentionMillis)));
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
        settings.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                retentionMillis == COMPACTED ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        if (clock == Clock.WRITER) {
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        }
        return settings;
    }
}
