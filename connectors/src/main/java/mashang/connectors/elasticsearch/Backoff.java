package mashang.connectors.elasticsearch;

import java.io.Serializable;

/**
 * How long to wait before trying again: doubling, up to a limit, with jitter so that writers do not return together.
 *
 * @param firstMillis wait before the first retry, 1 or more
 * @param maxMillis longest wait, {@code firstMillis} or more
 */
record Backoff(long firstMillis, long maxMillis) implements Serializable {

    Backoff {
        if (firstMillis < 1 || maxMillis < firstMillis) {
            throw new IllegalArgumentException("a backoff waits at least 1 ms and at most its own limit: " + firstMillis
                    + " ms up to " + maxMillis + " ms");
        }
    }

    /**
     * Milliseconds, 1 to {@code maxMillis}: between half and the whole of the doubled wait.
     *
     * @param attempt failures in a row so far, 1 or more
     * @param random evenly from [0, 1)
     */
    long delayMillis(int attempt, double random) {
        int doublings = Math.min(attempt - 1, Long.numberOfLeadingZeros(firstMillis) - 2);
        long whole = Math.min(maxMillis, firstMillis << doublings);
        return Math.max(1, (long) (whole / 2.0 + random * (whole / 2.0)));
    }
}
