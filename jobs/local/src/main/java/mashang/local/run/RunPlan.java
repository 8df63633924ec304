package mashang.local.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mashang.config.City;
import mashang.config.Feed;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.local.stack.RunningStack;
import org.jspecify.annotations.Nullable;

/**
 * What a run works on.
 *
 * @param stack where it runs
 * @param topics its own prefix, and so its own clock
 * @param city what the city wants
 * @param config the configuration folder, for the index templates in it
 * @param feeds the feeds that take part
 * @param rawPartitions partitions of each feed's raw topic; 1 for a feed not named
 * @param callerKey key of the callers' pseudonyms: a secret, unless the callers are invented; absent: callers are not kept
 * @param heartbeat how often intake writes heartbeats; zero where a feeder is the clock
 */
public record RunPlan(
        RunningStack stack,
        Topics topics,
        City city,
        Path config,
        List<Feed> feeds,
        Map<String, Integer> rawPartitions,
        @Nullable String callerKey,
        Duration heartbeat) {

    /** Enough for the few tasks of one machine. */
    private static final int EVENT_PARTITIONS = 4;

    Endpoints endpoints() {
        return new Endpoints(stack.bootstrap(), stack.elasticsearch().toString(), topics, EVENT_PARTITIONS);
    }

    Set<String> feedNames() {
        return feeds.stream().map(Feed::name).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isLive() {
        return !heartbeat.isZero();
    }

    /** Whether feeds lie on the topics their files name. A run beside the main one never touches those. */
    boolean usesOwnTopics() {
        return isLive() || topics.equals(Topics.MAIN);
    }

    /** The raw topic of each feed. */
    Map<String, String> rawTopics() {
        Map<String, String> topicOf = new LinkedHashMap<>();
        for (Feed feed : feeds) {
            String own = feed.topic();
            topicOf.put(feed.name(), own == null || !usesOwnTopics() ? topics.raw(feed.name()) : own);
        }
        return topicOf;
    }

    Map<String, Integer> partitionsByTopic() {
        Map<String, Integer> partitions = new LinkedHashMap<>();
        rawTopics().forEach((feed, topic) -> partitions.put(topic, rawPartitions.getOrDefault(feed, 1)));
        return partitions;
    }

    /** Every topic the run needs. */
    Collection<TopicSpec> topicSpecs() {
        TopicSpec.Clock clock = isLive() ? TopicSpec.Clock.BROKER : TopicSpec.Clock.WRITER;
        List<TopicSpec> specs = new ArrayList<>(List.of(
                TopicSpec.events(topics, EVENT_PARTITIONS),
                TopicSpec.alerts(topics),
                TopicSpec.accounts(topics, EVENT_PARTITIONS),
                TopicSpec.deadLetters(topics),
                TopicSpec.deliveries(topics),
                TopicSpec.problemAlerts(topics),
                TopicSpec.rules(topics, clock)));
        partitionsByTopic().forEach((topic, partitions) -> specs.add(TopicSpec.raw(topic, partitions, clock)));
        return specs;
    }
}
