package mashang.local.cli;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Shows how much is still to be worked off while waiting for it. */
final class WorkingOff {
    private static final long BETWEEN_NANOS = 5_000_000_000L;

    private WorkingOff() {}

    /** Something that waits and tells now and then how many records are left. */
    @FunctionalInterface
    interface Wait {
        void await(Consumer<Long> left) throws Exception;
    }

    static void await(Wait wait, Console console) throws Exception {
        AtomicLong toldAt = new AtomicLong(System.nanoTime());
        wait.await(left -> {
            long now = System.nanoTime();
            if (left > 0 && now - toldAt.get() > BETWEEN_NANOS) {
                toldAt.set(now);
                console.notice("run.working-off", left);
            }
        });
    }
}
