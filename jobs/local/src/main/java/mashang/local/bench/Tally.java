package mashang.local.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How far the pipelines of this JVM are; it runs one of them at a time. */
final class Tally {
    /** What is counted. */
    enum Of {
        /** Events of the log, as a job reads them. */
        READ,
        /** Raw records, as intake maps them. */
        MAPPED,
        /** Different events, as supervision writes them into the history. */
        FOLDED
    }

    private static final Map<Of, AtomicLong> COUNTS = counts();

    private Tally() {}

    private static Map<Of, AtomicLong> counts() {
        Map<Of, AtomicLong> counts = new EnumMap<>(Of.class);
        for (Of what : Of.values()) {
            counts.put(what, new AtomicLong());
        }
        return counts;
    }

    static void add(Of what) {
        Objects.requireNonNull(COUNTS.get(what)).incrementAndGet();
    }

    /** Begins anew; nothing counts meanwhile. */
    static void reset() {
        COUNTS.values().forEach(count -> count.set(0));
    }

    /** How much of the goals is reached, by the slowest: 0 to 1, and more where there is more than was expected. */
    static double share(Map<Of, Long> goals) {
        double share = Double.MAX_VALUE;
        for (Map.Entry<Of, Long> goal : goals.entrySet()) {
            double reached = Objects.requireNonNull(COUNTS.get(goal.getKey())).doubleValue();
            share = Math.min(share, reached / goal.getValue());
        }
        return share;
    }
}
