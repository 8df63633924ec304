package mashang.local.cli;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Shows how much is still to be worked off while waiting for it. */
final class WorkingOff {
    private WorkingOff() {}

    /** Something that waits and tells now and then how many records are left. */
    @FunctionalInterface
    interface Wait {
        void await(Consumer<Long> left) throws Exception;
    }

    static void await(Wait wait, Console console) throws Exception {
        AtomicLong most = new AtomicLong();
        try (Progress progress = console.progress("run.working-off", 0)) {
            wait.await(left -> progress.stepTo(most.accumulateAndGet(left, Math::max) - left));
        }
    }
}
