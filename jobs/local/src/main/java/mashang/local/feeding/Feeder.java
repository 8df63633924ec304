package mashang.local.feeding;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mashang.rules.RuleVersion;
import org.jspecify.annotations.Nullable;

/**
 * Hands records over in the feeds' own time, with heartbeats between them: the only writer of its raw topics, and so the
 * clock of the run.
 *
 * <p>A heartbeat of time t is written when every record handed over by t has been: the promise the ticks carry on. Results
 * do not depend on how often it beats, only how soon they show.
 */
public final class Feeder {
    /** How often feed time is shown while nothing is handed over at a real pace. */
    private static final long REAL_BEAT_NANOS = Duration.ofMillis(500).toNanos();

    private final String bootstrap;
    private final Map<String, String> topicOfFeed;
    private final Map<String, Integer> partitions;
    private final long beatMillis;
    private @Nullable String rulesTopic;
    private List<RuleVersion> rules = List.of();

    /**
     * @param bootstrap Kafka
     * @param topicOfFeed raw topic of every feed that takes part
     * @param partitions partitions of every such topic
     * @param beatEvery feed time between two heartbeats while records flow
     */
    public Feeder(
            String bootstrap, Map<String, String> topicOfFeed, Map<String, Integer> partitions, Duration beatEvery) {
        this.bootstrap = bootstrap;
        this.topicOfFeed = topicOfFeed;
        this.partitions = partitions;
        this.beatMillis = beatEvery.toMillis();
    }

    /**
     * The clock of a rules topic as well.
     *
     * @param topic its name; one partition
     * @param published rule files to publish on the way, by the feed time at which they are
     */
    public Feeder withRules(String topic, List<RuleVersion> published) {
        rulesTopic = topic;
        rules = List.copyOf(published);
        return this;
    }

    /** Told of what happens; called from the feeding thread. */
    public interface Listener {
        /**
         * One more record is with the broker.
         *
         * @param number records handed over so far, those of an earlier run included
         * @param feedTime epoch milliseconds the feeds' time has reached
         */
        void handedOver(long number, long feedTime);
    }

    /**
     * What was fed.
     *
     * @param records records handed over, those of an interrupted earlier run included
     * @param until epoch milliseconds the feeds' time has reached: everything due by then will be decided
     * @param resumed whether an earlier run had been interrupted
     */
    public record Fed(long records, long until, boolean resumed) {}

    /**
     * Hands over everything up to and including {@code until}.
     *
     * @param records in the order of {@code loggedAt}
     * @param until epoch milliseconds; {@link Long#MAX_VALUE} for the time of the last record
     * @param stop asked now and then; true ends the feeding early, without a last heartbeat
     */
    public Fed feed(Iterator<HandOver> records, Pace pace, long until, Listener listener, BooleanSupplier stop) {
        try (RawLog log = new RawLog(bootstrap, topicOfFeed, partitions, rulesTopic, rules)) {
            Beats beats = new Beats(log, pace);
            boolean resumed = log.isResumed();
            long number = 0;
            while (records.hasNext() && !stop.getAsBoolean()) {
                HandOver record = records.next();
                if (record.loggedAt() > until) {
                    break;
                }
                number++;
                if (log.isWrittenEverywhere(number)) {
                    beats.skip(record.loggedAt());
                    continue;
                }
                beats.until(record.loggedAt(), stop);
                log.write(record, number);
                listener.handedOver(number, record.loggedAt());
            }
            long end = until == Long.MAX_VALUE ? beats.last : until;
            if (!stop.getAsBoolean()) {
                beats.until(end, stop);
                log.beat(end + 1); // a watermark stays 1 ms behind its tick
            }
            log.flush();
            return new Fed(number, end, resumed);
        }
    }

    /** Heartbeats, and the waiting between them. */
    private final class Beats {
        private final RawLog log;
        private final Pace pace;
        private final long realStart = System.nanoTime();
        private long feedStart = Long.MIN_VALUE;
        private long lastBeat = Long.MIN_VALUE;
        private long last = 0;

        Beats(RawLog log, Pace pace) {
            this.log = log;
            this.pace = pace;
        }

        /** This time was handed over by an earlier run: feed time stands there. */
        void skip(long feedTime) {
            last = feedTime;
        }

        /** Lets feed time reach this moment, beating on the way. */
        void until(long feedTime, BooleanSupplier stop) {
            if (feedStart == Long.MIN_VALUE) {
                feedStart = last > 0 ? last : feedTime;
            }
            if (!pace.isMax()) {
                wait(feedTime, stop);
            }
            if (lastBeat == Long.MIN_VALUE || feedTime - lastBeat > beatMillis) {
                beat(feedTime - 1);
            }
            last = feedTime;
        }

        private void wait(long feedTime, BooleanSupplier stop) {
            long now;
            while ((now = now()) < feedTime && !stop.getAsBoolean()) {
                beat(now);
                log.flush();
                long left = (long) ((feedTime - now) * 1_000_000.0 / pace.speed());
                LockSupport.parkNanos(Math.min(left, REAL_BEAT_NANOS));
            }
        }

        private long now() {
            return feedStart + pace.feedTime(System.nanoTime() - realStart).toMillis();
        }

        private void beat(long at) {
            if (at > lastBeat && at >= 0) { // Kafka knows no time before 1970, and nothing was handed over by then
                log.beat(at);
                lastBeat = at;
            }
        }
    }
}
