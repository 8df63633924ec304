package mashang.jobs.intake;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import mashang.config.Mapped;
import mashang.intake.DeadReason;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** {@code records}, {@code events}, {@code ticks}, and {@code deadLetters} by {@code reason}. */
final class IntakeMetrics {
    private final Counter records;
    private final Counter events;
    private final Counter ticks;
    private final Map<DeadReason, Counter> dead = new EnumMap<>(DeadReason.class);

    IntakeMetrics(MetricGroup operator) {
        MetricGroup group = operator.addGroup("mashang");
        records = group.counter("records");
        events = group.counter("events");
        ticks = group.counter("ticks");
        for (DeadReason reason : DeadReason.values()) {
            dead.put(reason, group.addGroup("reason", reason.name()).counter("deadLetters"));
        }
    }

    /** A heartbeat, told to every partition of the log. */
    void tick() {
        ticks.inc();
    }

    void record(Mapped mapped) {
        records.inc();
        events.inc(mapped.events().size());
        mapped.dead()
                .forEach(letter -> requireNonNull(dead.get(letter.reason())).inc());
    }
}
