package mashang.connectors.kafka;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mashang.intake.DeadLetter;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Watermarks from the ticks in the event log alone: one {@link TickClock} per partition of it, so that a live run and a
 * replay see the same. No idleness, no out-of-orderness, nothing on a schedule: silence of one raw partition holds back
 * every decision, which is right, and shows in {@code tickLagMillis}.
 *
 * <p>Metrics: {@code tickRegressions} (repeated ticks; after a restart of intake only), {@code recordsBehindWatermark}
 * (duplicates after a restart; anything else must not be), {@code tickLagMillis} (age of the slowest clock; −1 while
 * unknown).
 */
final class TickWatermarks implements WatermarkStrategy<LogEntry> {
    private static final long serialVersionUID = 1;

    /** Shared by the generators of one reader, because metrics know no split. */
    private transient @Nullable Metrics metrics;

    @Override
    public WatermarkGenerator<LogEntry> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        if (metrics == null) {
            metrics = new Metrics(context.getMetricGroup());
        }
        return new Generator(metrics);
    }

    @Override
    public TimestampAssigner<LogEntry> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (entry, recordTimestamp) -> loggedAt(entry, recordTimestamp);
    }

    private static long loggedAt(LogEntry entry, long recordTimestamp) {
        CaseEvent event = entry.event();
        Tick tick = entry.tick();
        DeadLetter dead = entry.dead();
        if (event != null) {
            return event.loggedAt().toEpochMilli();
        }
        return tick != null ? tick.at() : dead != null ? dead.loggedAt() : recordTimestamp;
    }

    private static final class Generator implements WatermarkGenerator<LogEntry> {
        private final TickClock clock = new TickClock();
        private final Metrics metrics;
        private boolean measured;

        Generator(Metrics metrics) {
            this.metrics = metrics;
        }

        @Override
        public void onEvent(LogEntry entry, long timestamp, WatermarkOutput output) {
            if (!measured) {
                measured = true; // only now: Flink makes one generator more, for no split, and its clock never starts
                metrics.clocks.add(clock);
            }
            Tick tick = entry.tick();
            if (tick != null) {
                long before = clock.regressions();
                clock.tick(tick).ifPresent(time -> output.emitWatermark(new Watermark(time)));
                metrics.regressions.inc(clock.regressions() - before);
            } else if (entry.event() != null && clock.isPast(timestamp)) {
                metrics.behind.inc();
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // Never: the log alone moves the clock.
        }
    }

    private static final class Metrics {
        private final List<TickClock> clocks = new CopyOnWriteArrayList<>(); // read by reporters
        private final Counter regressions;
        private final Counter behind;

        Metrics(MetricGroup reader) {
            MetricGroup group = reader.addGroup("mashang");
            regressions = group.counter("tickRegressions");
            behind = group.counter("recordsBehindWatermark");
            group.gauge("tickLagMillis", this::lag);
        }

        private long lag() {
            long slowest = clocks.stream().mapToLong(TickClock::time).min().orElse(Long.MIN_VALUE);
            // A machine whose clock is behind the broker's sees ticks of the future, and has a clock of the log all the
            // same.
            return slowest == Long.MIN_VALUE ? -1 : Math.max(0, System.currentTimeMillis() - slowest);
        }
    }
}
