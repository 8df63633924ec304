package mashang.local.cluster;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for conditions, patiently: a loaded machine is slow, and a failure must show why. */
final class Await {
    /** Far above what anything here takes on a quiet machine. */
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private Await() {}

    /**
     * Returns when the condition holds.
     *
     * @param condition may throw while what it asks is not up yet: the same as false
     * @param evidence what is shown when it never holds
     */
    static void until(String what, Callable<Boolean> condition, Supplier<String> evidence) throws InterruptedException {
        long start = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - start < DEADLINE.toNanos()) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for: " + what);
            }
        }
        throw new AssertionError("not within " + DEADLINE.toSeconds() + " s: " + what + "\n" + evidence.get(), last);
    }
}
