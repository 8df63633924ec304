package mashang.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mashang.connectors.kafka.Heartbeat;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    @Test
    void every_partition_of_every_raw_topic_beats_in_turn_and_tells_how_many_there_are() {
        Heartbeats beats = new Heartbeats(Map.of("b", 1, "a", 2), null);
        Heartbeat[] round = {new Heartbeat("a", 0, 3), new Heartbeat("a", 1, 3), new Heartbeat("b", 0, 3)};
        assertThat(beats.round()).containsExactly(round);
        assertThat(beats.map(3L)).isEqualTo(round[0]);
        assertThat(beats.map(Long.MAX_VALUE - 1)).isEqualTo(round[(int) ((Long.MAX_VALUE - 1) % 3)]);
    }

    @Test
    void rulesTopicBeatsWithTheOthersAndIsNoneOfTheRawOnes() {
        Heartbeats beats = new Heartbeats(Map.of("a", 2), "rules");
        assertThat(beats.round())
                .containsExactly(new Heartbeat("a", 0, 2), new Heartbeat("a", 1, 2), new Heartbeat("rules", 0, 1));
    }
}
