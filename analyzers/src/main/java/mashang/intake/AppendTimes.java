package mashang.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps append times from stepping back behind a tick that was already made. A broker's clock may be set back; a record
 * behind heartbeat {@code t} that claims an earlier time would break the tick's promise, so it counts as handed over at
 * {@code t}. Nothing else is changed. Not thread-safe.
 */
public final class AppendTimes {
    private final Map<String, Long> lastTick = new HashMap<>();

    /**
     * The last tick of one raw partition.
     *
     * @param source raw partition, {@code topic/partition}
     * @param at epoch milliseconds
     */
    public record LastTick(String source, long at) {}

    /** Takes back what {@link #snapshot} gave, from any number of readers: the latest of each source counts. */
    public void restore(Iterable<LastTick> ticks) {
        ticks.forEach(tick -> lastTick.merge(tick.source(), tick.at(), Math::max));
    }

    public List<LastTick> snapshot() {
        return lastTick.entrySet().stream()
                .map(e -> new LastTick(e.getKey(), e.getValue()))
                .toList();
    }

    /** When a record of this raw partition counts as handed over, in epoch milliseconds. */
    public long ofRecord(String source, long appendedAt) {
        return Math.max(appendedAt, lastTick.getOrDefault(source, Long.MIN_VALUE));
    }

    /** When a heartbeat of this raw partition ticks, in epoch milliseconds; later records count from then on. */
    public long ofHeartbeat(String source, long appendedAt) {
        return lastTick.merge(source, appendedAt, Math::max);
    }
}
