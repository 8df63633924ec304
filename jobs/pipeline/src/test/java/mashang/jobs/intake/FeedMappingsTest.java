package mashang.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.config.Feed;
import mashang.config.Mapped;
import mashang.connectors.kafka.Topics;
import mashang.intake.CallerPseudonym;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class FeedMappingsTest {
    private static final City CITY = City.load(Path.of("../../config"));
    private static final Topics TOPICS = new Topics("try");

    @Test
    void a_replay_keeps_every_feed_below_its_prefix_and_a_live_run_where_its_file_says() {
        List<Feed> feeds =
                Stream.concat(CITY.feeds().stream(), CITY.examples().stream()).toList();
        assertThat(FeedMappings.replayed(feeds, CITY.words(), TOPICS, FeedMappingsTest::pseudonym)
                        .topics())
                .hasSize(feeds.size())
                .allSatisfy(topic -> assertThat(topic).startsWith("try.raw."));
        for (Feed feed : feeds) {
            String topic = feed.topic() == null ? "try.raw." + feed.name() : feed.topic();
            assertThat(FeedMappings.live(List.of(feed), CITY.words(), TOPICS, FeedMappingsTest::pseudonym)
                            .topics())
                    .containsExactly(topic);
        }
    }

    @Test
    void travels_to_its_task_and_maps_there() throws Exception {
        FeedMappings here = FeedMappings.replayed(CITY.feeds(), CITY.words(), TOPICS, FeedMappingsTest::pseudonym);
        FeedMappings there = InstantiationUtil.clone(here);
        assertThat(there.topics()).isEqualTo(here.topics());
        Mapped mapped = there.open().apply(Raw.record(0, 7, 1000, "no feed lies here"));
        assertThat(mapped.events()).isEmpty();
        assertThat(mapped.dead()).extracting(DeadLetter::reason).containsExactly(DeadReason.UNKNOWN_TOPIC);
        assertThat(mapped.dead().get(0).message(true)).isEqualTo("no feed is configured for topic \"raw\"");
    }

    @Test
    void tells_the_feed_of_a_topic_for_what_never_reaches_a_mapping() {
        FeedMappings mappings = FeedMappings.replayed(CITY.feeds(), CITY.words(), TOPICS, FeedMappingsTest::pseudonym);
        assertThat(mappings.feedOf("try.raw.hotline")).isEqualTo("hotline");
        assertThat(mappings.feedOf("try.raw.nobody")).isNull();
    }

    @Test
    void without_a_key_it_does_not_open() {
        FeedMappings mappings =
                FeedMappings.replayed(CITY.feeds(), CITY.words(), TOPICS, () -> CallerPseudonym.from(Map.of()));
        assertThatThrownBy(mappings::open).hasMessageContaining(CallerPseudonym.VARIABLE);
    }

    private static CallerPseudonym pseudonym() {
        return new CallerPseudonym("a key for the tests");
    }
}
