package mashang.jobs.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.connectors.kafka.Heartbeat;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/** Heartbeats for every partition of every raw topic and for the rules topic in turn, for ever. */
final class Heartbeats implements GeneratorFunction<Long, Heartbeat> {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> topics = new ArrayList<>();
    private final ArrayList<Integer> partitions = new ArrayList<>();
    private final int raw;

    /**
     * Heartbeats for these.
     *
     * @param rawTopics partitions of each raw topic
     * @param rules the rules topic, which has one partition and a clock of its own; absent: there is none
     */
    Heartbeats(Map<String, Integer> rawTopics, @Nullable String rules) {
        new TreeMap<>(rawTopics).forEach((topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
                topics.add(topic);
                partitions.add(partition);
            }
        });
        raw = topics.size();
        if (rules != null) {
            topics.add(rules);
            partitions.add(0);
        }
    }

    /** A source of them that reaches every partition once per interval; run it at parallelism 1. */
    static DataGeneratorSource<Heartbeat> source(
            Map<String, Integer> rawTopics, @Nullable String rules, Duration interval) {
        Heartbeats beats = new Heartbeats(rawTopics, rules);
        double perSecond = beats.topics.size() * 1e9 / interval.toNanos();
        return new DataGeneratorSource<>(
                beats, Long.MAX_VALUE, RateLimiterStrategy.perSecond(perSecond), TypeInformation.of(Heartbeat.class));
    }

    @Override
    public Heartbeat map(Long index) {
        int turn = (int) (index % topics.size());
        return new Heartbeat(topics.get(turn), partitions.get(turn), turn < raw ? raw : 1);
    }

    /** One full round, for tests and for a replayer that beats by its own clock. */
    List<Heartbeat> round() {
        List<Heartbeat> round = new ArrayList<>();
        for (long i = 0; i < topics.size(); i++) {
            round.add(map(i));
        }
        return round;
    }
}
