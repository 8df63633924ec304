package mashang.jobs.intake;

import java.util.Arrays;
import mashang.config.Mapped;
import mashang.intake.DeadReason;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** {@code records}, {@code events}, {@code ticks}, and {@code deadLetters} by {@code reason}. */
final class IntakeMetrics {
    private final Counter records;
    private final Counter events;
    private final Counter ticks;
    private final Counter[] dead;

    IntakeMetrics(MetricGroup group) {
        records = group.counter("records");
        events = group.counter("events");
        ticks = group.counter("ticks");
        dead = Arrays.stream(DeadReason.values())
                .map(reason -> group.addGroup("reason", reason.name()).counter("deadLetters"))
                .toArray(Counter[]::new);
    }

    /** A heartbeat, told to every partition of the log. */
    void tick() {
        ticks.inc();
    }

    void record(Mapped mapped) {
        records.inc();
        events.inc(mapped.events().size());
        mapped.dead().forEach(letter -> dead[letter.reason().ordinal()].inc());
    }
}
