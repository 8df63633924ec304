package mashang.jobs.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import mashang.config.Feed;
import mashang.config.FeedMapping;
import mashang.config.Mapped;
import mashang.connectors.kafka.Topics;
import mashang.intake.CallerPseudonym;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.text.Classifier;
import mashang.text.ClassifierRules;
import mashang.text.ComplaintText;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/** The mappings of a city's feeds, one per raw topic. The callers' key is asked for where the mapping runs. */
public final class FeedMappings implements MappingFactory {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, Feed> feeds = new TreeMap<>();
    private final ClassifierRules words;
    private final SerializableSupplier<? extends UnaryOperator<@Nullable String>> pseudonyms;

    private FeedMappings(
            Map<String, Feed> feeds,
            ClassifierRules words,
            SerializableSupplier<? extends UnaryOperator<@Nullable String>> pseudonyms) {
        this.feeds.putAll(feeds);
        this.words = words;
        this.pseudonyms = pseudonyms;
    }

    /**
     * For a live run: a feed lies on the topic its file names, else below the prefix.
     *
     * @param words by which texts about officials' conduct are known
     * @param pseudonyms makes the pseudonyms in each task; live, {@link #keyOfEnvironment}
     */
    public static FeedMappings live(
            Collection<Feed> feeds,
            ClassifierRules words,
            Topics topics,
            SerializableSupplier<? extends UnaryOperator<@Nullable String>> pseudonyms) {
        Map<String, Feed> byTopic = new HashMap<>();
        for (Feed feed : feeds) {
            String named = feed.topic();
            byTopic.put(named == null ? topics.raw(feed.name()) : named, feed);
        }
        return new FeedMappings(byTopic, words, pseudonyms);
    }

    /** For a replay: every feed lies below the prefix, because a feed's own topic is no place to replay into. */
    public static FeedMappings replayed(
            Collection<Feed> feeds,
            ClassifierRules words,
            Topics topics,
            SerializableSupplier<? extends UnaryOperator<@Nullable String>> pseudonyms) {
        Map<String, Feed> byTopic = new HashMap<>();
        feeds.forEach(feed -> byTopic.put(topics.raw(feed.name()), feed));
        return new FeedMappings(byTopic, words, pseudonyms);
    }

    /** Pseudonyms with the key of the environment; fails with a sentence for people where there is none. */
    public static CallerPseudonym keyOfEnvironment() {
        return CallerPseudonym.from(System.getenv());
    }

    /** The raw topics of these feeds. */
    public SortedSet<String> topics() {
        return new TreeSet<>(feeds.keySet());
    }

    @Override
    public Function<RawRecord, Mapped> open() {
        UnaryOperator<@Nullable String> pseudonym = pseudonyms.get();
        Classifier classifier = new Classifier(words);
        Map<String, FeedMapping> mappings = new HashMap<>();
        feeds.forEach((topic, feed) ->
                mappings.put(topic, FeedMapping.of(feed, ComplaintText::clean, pseudonym, classifier::isAboutConduct)));
        return raw -> {
            FeedMapping mapping = mappings.get(raw.topic());
            return mapping == null ? unknown(raw) : mapping.map(raw);
        };
    }

    @Override
    public @Nullable String feedOf(String topic) {
        Feed feed = feeds.get(topic);
        return feed == null ? null : feed.name();
    }

    private static Mapped unknown(RawRecord raw) {
        List<String> topic = List.of(raw.topic());
        return new Mapped(List.of(), List.of(DeadLetter.of(raw, null, DeadReason.UNKNOWN_TOPIC, topic, null, "")));
    }
}
