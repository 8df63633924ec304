package mashang.delivery;

import java.util.ArrayDeque;

/**
 * How fast one endpoint may be used: its rates, how many messages at once, how long to wait after a failure (断路). Times are the
 * sender's, epoch milliseconds.
 */
final class Pace {
    /** However fast an endpoint lets us come back, it is at least this. */
    private static final long LEAST_WAIT = 1_000;

    /** Behind the end of a rate's window, for clocks and ways of different length. */
    private static final long MARGIN = 50;

    private final LinePolicy policy;
    private final ArrayDeque<Long> sends = new ArrayDeque<>();
    private int onTheirWay;
    private int failures;
    private long blockedUntil = Long.MIN_VALUE;
    private long lastSuccess;

    Pace(LinePolicy policy) {
        this.policy = policy;
    }

    /** Whether one more may go now. */
    boolean allows(long now) {
        return !isFull() && now >= freeFrom();
    }

    /** Whether as many are on their way as may be; after a failure one finds out whether the endpoint is back. */
    boolean isFull() {
        return onTheirWay >= (failures > 0 ? 1 : policy.parallel());
    }

    /** From when rates and waits allow one more. */
    long freeFrom() {
        return Math.max(blockedUntil, rateFree());
    }

    private long rateFree() {
        long free = Long.MIN_VALUE;
        Long[] times = sends.toArray(Long[]::new);
        for (LinePolicy.Rate rate : policy.rates()) {
            if (times.length >= rate.messages()) {
                free = Math.max(free, times[times.length - rate.messages()] + rate.millis() + MARGIN);
            }
        }
        return free;
    }

    /** One goes. */
    void sent(long now) {
        onTheirWay++;
        int most = policy.rates().stream()
                .mapToInt(LinePolicy.Rate::messages)
                .max()
                .orElse(0);
        sends.addLast(now);
        while (sends.size() > most) {
            sends.removeFirst();
        }
    }

    /** One is on its way no more, whatever became of it. */
    void back() {
        onTheirWay--;
    }

    /** The endpoint took one. */
    void took(long now) {
        failures = 0;
        lastSuccess = now;
    }

    /** The endpoint works, though it does not take this one. */
    void works() {
        failures = 0;
    }

    void failed(String message, long now) {
        failures++;
        blockedUntil = now + policy.backoff().waitMillis(failures, message);
    }

    /** We were too fast. */
    void tooFast(String message, long waitMillis, long now) {
        failures++;
        long wait = policy.backoff().waitMillis(failures, message);
        blockedUntil = now + Math.max(Math.max(LEAST_WAIT, waitMillis), wait);
    }

    /** When it took something the last time; 0 where it never did. */
    long lastSuccess() {
        return lastSuccess;
    }

    boolean isFailing() {
        return failures > 0;
    }
}
