package mashang.connectors.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import mashang.intake.Tick;

/**
 * The log time of one partition of the event log: the smallest last tick of all raw partitions, minus 1 ms, because a
 * record may carry the very millisecond of the tick behind it. Unknown until every raw partition has ticked once; never
 * steps back.
 */
final class TickClock {
    private final Map<String, Long> last = new HashMap<>();
    private int sources;
    private long time = Long.MIN_VALUE;
    private long regressions;

    /** Takes a tick; gives the new time where it moved the clock. */
    OptionalLong tick(Tick tick) {
        sources = Math.max(sources, tick.sources());
        Long before = last.put(tick.source(), tick.at());
        if (before != null && before > tick.at()) {
            regressions++; // a restart of intake repeats what it had not yet checkpointed
            last.put(tick.source(), before);
        }
        if (last.size() < sources) {
            return OptionalLong.empty();
        }
        long now = last.values().stream().mapToLong(Long::longValue).min().orElseThrow() - 1;
        if (now <= time) {
            return OptionalLong.empty();
        }
        time = now;
        return OptionalLong.of(now);
    }

    /** Whether a record handed over then should have come before. A duplicate may; anything else breaks the promise. */
    boolean isPast(long loggedAt) {
        return loggedAt <= time;
    }

    /** Epoch milliseconds; {@link Long#MIN_VALUE} while unknown. */
    long time() {
        return time;
    }

    /** How many ticks lay before one already seen of their raw partition. */
    long regressions() {
        return regressions;
    }
}
