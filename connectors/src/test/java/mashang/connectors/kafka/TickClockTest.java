package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mashang.intake.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickClockTest {

    /** Ticks as {@code source@time/sources}; after the arrow the times the clock moves to. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a@10/1                             > 9",
                "a@10/1 a@20/1                      > 9 19",
                "a@10/2                             > ''",
                "a@10/2 a@20/2 b@15/2               > 14",
                "a@10/2 b@15/2 a@20/2 b@30/2        > 9 14 19",
                "a@10/1 a@10/1 a@5/1 a@11/1         > 9 10", // repeated after a restart of intake
                "a@10/1 a@20/2 b@30/2 b@40/2 a@50/2 > 9 19 39", // a topic grew: waits for the new partition
                "a@10/2 b@10/2 b@20/1 a@30/1        > 9 19", // an old heartbeat with a smaller number does not shrink
                // it
                "a@10/1 b@20/1                      > 9", // a slower one turns up: the clock does not step back
                "b@20/1 a@10/1 a@30/1               > 19",
                "a@0/1                              > -1",
            })
    void moves_to_the_smallest_last_tick_minus_one_and_never_back(String ticks, String times) {
        TickClock clock = new TickClock();
        List<Long> moved = new ArrayList<>();
        for (String tick : ticks.trim().split(" +", -1)) {
            clock.tick(tick(tick)).ifPresent(moved::add);
        }
        List<Long> expected = times.isBlank()
                ? List.of()
                : List.of(times.trim().split(" ")).stream().map(Long::valueOf).toList();
        assertThat(moved).isEqualTo(expected);
    }

    @Test
    void counts_ticks_that_step_back() {
        TickClock clock = new TickClock();
        clock.tick(tick("a@10/2"));
        clock.tick(tick("b@9/2"));
        clock.tick(tick("a@9/2"));
        clock.tick(tick("a@10/2"));
        assertThat(clock.regressions()).isEqualTo(1);
    }

    @Test
    void nothing_is_past_until_every_raw_partition_has_ticked() {
        TickClock clock = new TickClock();
        assertThat(clock.tick(tick("a@10/2"))).isEqualTo(OptionalLong.empty());
        assertThat(clock.isPast(0)).isFalse();
        clock.tick(tick("b@10/2"));
        assertThat(clock.isPast(9)).isTrue();
        assertThat(clock.isPast(10)).as("the tick's own millisecond").isFalse();
    }

    private static Tick tick(String text) {
        String[] parts = text.split("[@/]", 3);
        return new Tick(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }
}
