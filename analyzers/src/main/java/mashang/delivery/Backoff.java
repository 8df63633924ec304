package mashang.delivery;

import java.io.Serializable;

/**
 * How long to wait after a failure: doubling, with jitter that depends on the message and the attempt alone, so that a test
 * and a replay see the same and a thousand messages do not come back in the same moment.
 *
 * @param firstMillis after the first failure, 1 or more
 * @param longestMillis never longer than this, before jitter
 */
public record Backoff(long firstMillis, long longestMillis) implements Serializable {
    /** After a second, then two, four …, every five minutes in the end. */
    public static final Backoff USUAL = new Backoff(1_000, 300_000);

    /** A wait is up to this much longer or shorter: a fifth. */
    private static final int JITTER = 5;

    /**
     * The wait.
     *
     * @param failures so far, 1 or more
     * @param message id of the message
     */
    public long waitMillis(int failures, String message) {
        long doubled = firstMillis << Math.min(failures - 1, 30);
        long wait = doubled < firstMillis || doubled > longestMillis ? longestMillis : doubled;
        long spread = Math.max(1, 2 * wait / JITTER);
        long shift = Math.floorMod(31L * message.hashCode() + 17L * failures, spread) - spread / 2;
        return Math.max(1, wait + shift);
    }
}
