package mashang.sla;

import java.util.Arrays;

/**
 * When a clock is on hold (挂起): disjoint intervals in order, each from its first moment, included, to its last, excluded;
 * {@link Long#MAX_VALUE} where the last one has no end yet. Epoch milliseconds. Immutable.
 */
public final class Pauses {
    /** Never on hold. */
    public static final Pauses NONE = new Pauses(new long[0]);

    private final long[] bounds;

    private Pauses(long[] bounds) {
        this.bounds = bounds;
    }

    /**
     * On hold in these intervals.
     *
     * @param bounds from, until, from, until …; strictly ascending
     */
    public static Pauses of(long... bounds) {
        for (int i = 1; i < bounds.length; i++) {
            if (bounds[i] <= bounds[i - 1]) {
                throw new IllegalArgumentException("not ascending: " + Arrays.toString(bounds));
            }
        }
        if (bounds.length % 2 != 0) {
            throw new IllegalArgumentException("an interval has two ends: " + Arrays.toString(bounds));
        }
        return bounds.length == 0 ? NONE : new Pauses(bounds.clone());
    }

    /** Number of intervals. */
    public int count() {
        return bounds.length / 2;
    }

    /** First moment of an interval, epoch milliseconds. */
    public long from(int interval) {
        return bounds[2 * interval];
    }

    /** First moment after an interval, epoch milliseconds. */
    public long until(int interval) {
        return bounds[2 * interval + 1];
    }

    /** Whether a clock is on hold at this moment. */
    public boolean contains(long time) {
        for (int i = 0; i < count(); i++) {
            if (from(i) <= time && time < until(i)) {
                return true;
            }
        }
        return false;
    }

    /** The earliest moment by which so much time outside the intervals has passed since the start; MAX_VALUE: never. */
    public long plus(long start, long millis) {
        long at = start;
        long left = millis;
        for (int i = 0; i < count(); i++) {
            if (until(i) <= at) {
                continue;
            }
            long free = Math.max(0, from(i) - at);
            if (free >= left) {
                break;
            }
            left -= free;
            at = until(i);
            if (at == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
        }
        return at + left;
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
