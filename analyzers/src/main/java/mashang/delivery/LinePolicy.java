package mashang.delivery;

import java.io.Serializable;
import java.util.List;

/**
 * How a channel is treated. Times in milliseconds of the sender's clock.
 *
 * @param rates how many messages it takes in how long; all must hold; empty: any number
 * @param singles how many messages one recipient gets one by one within {@code gatherMillis}, before the rest is gathered into a
 *     digest (汇总); {@link #NEVER_GATHERED}: always one by one
 * @param gatherMillis how long is gathered
 * @param batch how many alerts a message has at most where many wait at once and people need no digest, for programs; 1: one
 * @param parallel how many messages may be on their way at once, to different recipients; 1 or more
 * @param tries after how many failures a message is given up where the endpoint takes others
 * @param giveUpMillis after how long it is given up although the endpoint takes nothing
 * @param backoff how long to wait after a failure
 */
public record LinePolicy(
        List<Rate> rates,
        int singles,
        long gatherMillis,
        int batch,
        int parallel,
        int tries,
        long giveUpMillis,
        Backoff backoff)
        implements Serializable {
    /** Machines read any number. */
    public static final int NEVER_GATHERED = Integer.MAX_VALUE;

    /** Digests have no more alerts than this, so that a message, and its place in state, stays bounded. */
    public static final int LARGEST_DIGEST = 1_000;

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    /** Any number, one by one: for files. */
    public static final LinePolicy OPEN =
            new LinePolicy(List.of(), NEVER_GATHERED, MINUTE, 1, 8, 8, 7 * DAY, Backoff.USUAL);

    /** Any number; what waits at once goes in one message of up to a hundred: for programs, which then keep up with any rate. */
    public static final LinePolicy PROGRAM =
            new LinePolicy(List.of(), NEVER_GATHERED, MINUTE, 100, 8, 8, 7 * DAY, Backoff.USUAL);

    /** So many messages within so many milliseconds. */
    public record Rate(int messages, long millis) implements Serializable {}

    /** The same with other rates and other gathering. */
    public LinePolicy gathering(int number, long forMillis, List<Rate> at) {
        return new LinePolicy(at, number, forMillis, batch, parallel, tries, giveUpMillis, backoff);
    }

    /** The same with other patience. */
    public LinePolicy patient(int afterTries, Backoff wait) {
        return new LinePolicy(rates, singles, gatherMillis, batch, parallel, afterTries, giveUpMillis, wait);
    }
}
