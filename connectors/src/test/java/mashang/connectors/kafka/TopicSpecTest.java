package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicSpecTest {

    @Test
    void derived_topics_carry_the_brokers_time_so_that_old_events_do_not_expire_at_once() {
        for (TopicSpec spec : new TopicSpec[] {
            TopicSpec.events(Topics.MAIN, 4), TopicSpec.alerts(Topics.MAIN), TopicSpec.deadLetters(Topics.MAIN)
        }) {
            assertThat(spec.settings())
                    .as(spec.name())
                    .containsEntry("message.timestamp.type", "LogAppendTime")
                    .doesNotContainKey("message.timestamp.after.max.ms");
        }
        assertThat(TopicSpec.events(Topics.MAIN, 4).settings()).containsEntry("retention.ms", "-1");
        assertThat(TopicSpec.deadLetters(Topics.MAIN).settings()).containsEntry("retention.ms", "2592000000");
    }

    @Test
    void a_replayers_raw_topic_takes_any_time_and_keeps_it() {
        assertThat(TopicSpec.raw("r", 3, TopicSpec.Clock.WRITER).settings())
                .containsEntry("message.timestamp.type", "CreateTime")
                .containsEntry("retention.ms", "-1")
                .containsEntry("message.timestamp.before.max.ms", "9223372036854775807")
                .containsEntry("message.timestamp.after.max.ms", "9223372036854775807");
    }

    @Test
    void a_dead_letter_has_room_for_the_largest_raw_record_in_base64() {
        int raw = TopicSpec.raw("r", 1, TopicSpec.Clock.BROKER).maxMessageBytes();
        assertThat(TopicSpec.deadLetters(Topics.MAIN).maxMessageBytes()).isGreaterThan(raw / 3 * 4 + 100_000);
    }
}
