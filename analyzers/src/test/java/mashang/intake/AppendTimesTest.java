package mashang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mashang.intake.AppendTimes.LastTick;
import org.junit.jupiter.api.Test;

class AppendTimesTest {
    private final AppendTimes times = new AppendTimes();

    @Test
    void a_record_behind_a_tick_never_claims_an_earlier_time() {
        assertThat(times.ofRecord("a/0", 90)).isEqualTo(90);
        assertThat(times.ofHeartbeat("a/0", 100)).isEqualTo(100);
        assertThat(times.ofRecord("a/0", 95)).isEqualTo(100);
        assertThat(times.ofRecord("a/0", 101)).isEqualTo(101);
        assertThat(times.ofRecord("a/1", 95)).as("another partition").isEqualTo(95);
    }

    @Test
    void a_heartbeat_never_steps_back() {
        times.ofHeartbeat("a/0", 100);
        assertThat(times.ofHeartbeat("a/0", 60)).isEqualTo(100);
        assertThat(times.ofHeartbeat("a/0", 101)).isEqualTo(101);
    }

    @Test
    void records_without_a_tick_between_them_keep_their_times() {
        times.ofRecord("a/0", 100);
        assertThat(times.ofRecord("a/0", 50)).isEqualTo(50);
    }

    @Test
    void after_a_restart_the_latest_of_all_readers_counts() {
        times.restore(List.of(new LastTick("a/0", 100), new LastTick("a/0", 70), new LastTick("b/0", 5)));
        assertThat(times.ofRecord("a/0", 1)).isEqualTo(100);
        assertThat(times.snapshot()).containsExactlyInAnyOrder(new LastTick("a/0", 100), new LastTick("b/0", 5));
    }
}
