package mashang.local.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mashang.config.City;
import mashang.config.Feed;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.kafka.Alerts;
import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.intake.CallerPseudonym;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.Published;
import mashang.jobs.RulesStream;
import mashang.jobs.intake.FeedMappings;
import mashang.jobs.intake.IntakeJob;
import mashang.jobs.recurrence.RecurrenceJob;
import mashang.jobs.recurrence.RecurrenceTopology;
import mashang.jobs.supervision.SupervisionJob;
import mashang.jobs.supervision.SupervisionTopology;
import mashang.local.feeding.Feeder;
import mashang.rules.RuleVersion;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Intake, supervision and recurrence as they are deployed, between real topics of one prefix; only what goes to Elasticsearch is dropped, or
 * remembered.
 *
 * @param rawPartitions the feeds that take part, with the partitions of their raw topics
 * @param heartbeat how often intake writes heartbeats; zero where the writer of the raw topics is their clock
 */
record TestedPipeline(
        String bootstrap, Topics topics, City city, Map<String, Integer> rawPartitions, Duration heartbeat) {
    static final int LOG_PARTITIONS = 4;

    /** Log time between two heartbeats of a feeder while records flow. */
    private static final Duration FEED_BEAT = Duration.ofHours(4);

    void createTopics() {
        TopicSpec.Clock clock = heartbeat.isZero() ? TopicSpec.Clock.WRITER : TopicSpec.Clock.BROKER;
        List<TopicSpec> specs = new ArrayList<>(List.of(
                TopicSpec.events(topics, LOG_PARTITIONS),
                TopicSpec.alerts(topics),
                TopicSpec.deadLetters(topics),
                TopicSpec.rules(topics, clock)));
        partitionsByTopic().forEach((topic, partitions) -> specs.add(TopicSpec.raw(topic, partitions, clock)));
        TopicSetup.ensure(bootstrap, specs);
    }

    Map<String, Integer> partitionsByTopic() {
        Map<String, Integer> partitions = new TreeMap<>();
        rawPartitions.forEach((feed, count) -> partitions.put(topics.raw(feed), count));
        return partitions;
    }

    Feeder feeder() {
        return feeder(List.of());
    }

    /** @param rules published on the way */
    Feeder feeder(List<RuleVersion> rules) {
        Map<String, String> topicOfFeed =
                rawPartitions.keySet().stream().collect(Collectors.toMap(f -> f, topics::raw));
        return new Feeder(bootstrap, topicOfFeed, partitionsByTopic(), FEED_BEAT).withRules(topics.rules(), rules);
    }

    String intakeName() {
        return topics.prefix() + '.' + IntakeJob.NAME;
    }

    String supervisionName() {
        return topics.prefix() + '.' + SupervisionJob.NAME;
    }

    void intake(StreamExecutionEnvironment env) {
        List<Feed> feeds = rawPartitions.keySet().stream()
                .map(name -> city.feed(name).orElseThrow())
                .toList();
        FeedMappings mappings = FeedMappings.replayed(feeds, city.words(), topics, TestedPipeline::pseudonym);
        IntakeJob.define(env, endpoints(), new IntakeJob.Intake(mappings.topics(), mappings, heartbeat));
    }

    void supervision(StreamExecutionEnvironment env) {
        supervision(env, SupervisionJob.NAME, topics);
    }

    /** Supervision of this pipeline's event log by another reader, who tells the office of another prefix. */
    void supervision(StreamExecutionEnvironment env, String reader, Topics told) {
        supervision(env, reader, told, new DiscardingSink<>());
    }

    /** The same with its documents. */
    void supervision(StreamExecutionEnvironment env, String reader, Topics told, Sink<Document> index) {
        SupervisionTopology.define(
                EventStream.of(env, endpoints(), reader),
                Published.of(RulesStream.of(env, endpoints(), reader), city),
                SupervisionJob.rules(city),
                new SupervisionTopology.Sinks(
                        Alerts.sink(bootstrap, told.alerts()),
                        index,
                        DeadLetters.sink(bootstrap, told.deadLetters()),
                        new DiscardingSink<>()));
    }

    /** Recurrence over this pipeline's event log, by a reader of that name. */
    void recurrence(StreamExecutionEnvironment env, String reader, Sink<Document> index) {
        RecurrenceTopology.define(
                EventStream.of(env, endpoints(), reader),
                Published.of(RulesStream.of(env, endpoints(), reader), city),
                "city",
                RecurrenceJob.rules(city),
                new RecurrenceTopology.Sinks(index, new DiscardingSink<>()));
    }

    /** Waits until everything in the raw topics, which nobody writes to any more, has been decided upon. */
    void awaitDone() throws InterruptedException {
        awaitDone(IntakeJob.NAME, partitionsByTopic().keySet());
        awaitDone(SupervisionJob.NAME, List.of(topics.events(), topics.rules()));
    }

    void awaitDone(String reader, Collection<String> read) throws InterruptedException {
        try (GroupProgress groups = new GroupProgress(bootstrap)) {
            Patience.until(
                    reader + " has come to the end of " + read,
                    () -> groups.behind(EventStream.group(endpoints(), reader), read) == 0);
        }
    }

    private Endpoints endpoints() {
        return new Endpoints(bootstrap, "http://127.0.0.1:9", topics, LOG_PARTITIONS);
    }

    private static CallerPseudonym pseudonym() {
        return new CallerPseudonym("callers of a test are invented");
    }
}
