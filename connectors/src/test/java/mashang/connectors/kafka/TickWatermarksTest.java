package mashang.connectors.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.clock.SystemClock;
import org.junit.jupiter.api.Test;

class TickWatermarksTest {
    private final TickWatermarks watermarks = new TickWatermarks();
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<String, Gauge<?>> gauges = new HashMap<>();
    private final List<Long> emitted = new ArrayList<>();

    @Test
    void only_ticks_move_the_watermark_and_nothing_happens_on_a_schedule() {
        WatermarkGenerator<LogEntry> split = split();
        feed(split, event(500), tick("a", 100, 2), event(90), tick("b", 200, 2));
        split.onPeriodicEmit(output());
        assertThat(emitted).containsExactly(99L);
    }

    @Test
    void each_split_has_a_clock_of_its_own() {
        WatermarkGenerator<LogEntry> one = split();
        WatermarkGenerator<LogEntry> other = split();
        feed(one, tick("a", 100, 2));
        feed(other, tick("b", 100, 2));
        assertThat(emitted).isEmpty();
    }

    @Test
    void events_behind_the_watermark_and_repeated_ticks_are_counted_over_all_splits() {
        WatermarkGenerator<LogEntry> one = split();
        WatermarkGenerator<LogEntry> other = split();
        feed(one, tick("a", 100, 1), event(99), event(100), event(98), tick("a", 50, 1));
        feed(other, tick("a", 100, 1), event(1));
        assertThat(counters.get("recordsBehindWatermark").getCount()).isEqualTo(3);
        assertThat(counters.get("tickRegressions").getCount()).isEqualTo(1);
    }

    @Test
    void the_lag_is_that_of_the_slowest_split_and_not_of_the_generator_flink_makes_beside_them() {
        split();
        WatermarkGenerator<LogEntry> one = split();
        assertThat(lag()).isEqualTo(-1);
        feed(one, tick("a", 2_000_000, 1));
        assertThat(lag()).isPositive();
        feed(split(), event(1));
        assertThat(lag()).as("a split whose clock has not started").isEqualTo(-1);
    }

    @Test
    void a_tick_that_is_ahead_of_this_machines_clock_is_not_taken_for_none() {
        feed(split(), tick("a", System.currentTimeMillis() + 3_600_000, 1));
        assertThat(lag()).isZero();
    }

    private long lag() {
        return (Long) requireNonNull(gauges.get("tickLagMillis")).getValue();
    }

    @Test
    void a_record_is_stamped_with_when_it_was_handed_over() {
        var assigner = watermarks.createTimestampAssigner(() -> UnregisteredMetricsGroup.createOperatorMetricGroup());
        assertThat(assigner.extractTimestamp(event(500), 7)).isEqualTo(500);
        assertThat(assigner.extractTimestamp(tick("a", 100, 1), 7)).isEqualTo(100);
    }

    private WatermarkGenerator<LogEntry> split() {
        return watermarks.createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {
            @Override
            public MetricGroup getMetricGroup() {
                return new Counting();
            }

            @Override
            public RelativeClock getInputActivityClock() {
                return SystemClock.getInstance();
            }
        });
    }

    private void feed(WatermarkGenerator<LogEntry> split, LogEntry... entries) {
        var assigner = watermarks.createTimestampAssigner(() -> UnregisteredMetricsGroup.createOperatorMetricGroup());
        for (LogEntry entry : entries) {
            split.onEvent(entry, assigner.extractTimestamp(entry, Long.MIN_VALUE), output());
        }
    }

    private WatermarkOutput output() {
        return new WatermarkOutput() {
            @Override
            public void emitWatermark(Watermark watermark) {
                emitted.add(watermark.getTimestamp());
            }

            @Override
            public void markIdle() {
                throw new AssertionError("a partition is never idle");
            }

            @Override
            public void markActive() {
                throw new AssertionError("a partition is never idle");
            }
        };
    }

    private static LogEntry event(long loggedAt) {
        return LogEntry.of(CaseEvent.draft("f", "1", Step.SUBMITTED, Instant.EPOCH, Instant.ofEpochMilli(loggedAt))
                .done());
    }

    private static LogEntry tick(String source, long at, int sources) {
        return LogEntry.of(new Tick(source, at, sources));
    }

    private final class Counting extends UnregisteredMetricsGroup {
        @Override
        public MetricGroup addGroup(String name) {
            return this;
        }

        @Override
        public Counter counter(String name) {
            Counter counter = super.counter(name);
            counters.put(name, counter);
            return counter;
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            gauges.put(name, gauge);
            return gauge;
        }
    }
}
