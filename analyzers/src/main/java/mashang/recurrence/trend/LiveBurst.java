package mashang.recurrence.trend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link BurstState} while complaints are being added to it. Times are epoch milliseconds. */
final class LiveBurst {
    final String id;
    final long decidedAt;
    final double usualPerHour;
    final double score;
    long from;
    long lastAt;
    int documents;
    int callers;
    long lagMillis;
    boolean rising = true;
    int peaks;
    double peakPerHour;

    LiveBurst(String id, long from, long decidedAt, double usualPerHour, double score) {
        this.id = id;
        this.from = from;
        this.lastAt = from;
        this.decidedAt = decidedAt;
        this.usualPerHour = usualPerHour;
        this.score = score;
    }

    LiveBurst(BurstState kept) {
        this(kept.id(), kept.from().toEpochMilli(), kept.decidedAt().toEpochMilli(), kept.usualPerHour(), kept.score());
        lastAt = kept.lastAt().toEpochMilli();
        documents = kept.documents();
        callers = kept.callers();
        lagMillis = kept.lagMillis();
        rising = kept.rising();
        peaks = kept.peaks();
        peakPerHour = kept.peakPerHour();
    }

    void add(long at, long lag, boolean newCaller) {
        documents++;
        callers += newCaller ? 1 : 0;
        lastAt = Math.max(lastAt, at);
        lagMillis += lag;
    }

    /** Takes over what another burst of the same cause counted. */
    void addAll(LiveBurst other) {
        documents += other.documents;
        callers += other.callers;
        lastAt = Math.max(lastAt, other.lastAt);
        lagMillis += other.lagMillis;
    }

    BurstEvent event(BurstEvent.Kind kind, Series series, long at, long decided, @Nullable String by, double expected) {
        return new BurstEvent(
                id,
                series,
                kind,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(at),
                Instant.ofEpochMilli(decided),
                by,
                documents,
                callers,
                expected,
                score,
                peakPerHour,
                null);
    }

    BurstState snapshot() {
        return new BurstState(
                id,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(lastAt),
                Instant.ofEpochMilli(decidedAt),
                documents,
                callers,
                usualPerHour,
                score,
                lagMillis,
                rising,
                peaks,
                peakPerHour);
    }
}
