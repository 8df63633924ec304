package mashang.local.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, not for a time; the deadline is for what will never happen, also on a busy machine. */
final class Patience {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Patience() {}

    static void until(String what, Callable<Boolean> condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!holds(what, condition)) {
            if (System.nanoTime() - start > DEADLINE.toNanos()) {
                throw new AssertionError("not within " + DEADLINE.toMinutes() + " minutes: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException(what);
            }
        }
    }

    private static boolean holds(String what, Callable<Boolean> condition) throws InterruptedException {
        try {
            return condition.call();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("while waiting: " + what, e);
        }
    }
}
