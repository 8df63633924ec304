package mashang.local.cli;

import java.util.function.BooleanSupplier;

/** Turns true when the process is asked to end, so that long work ends by itself instead of failing. */
final class StopSign implements BooleanSupplier, AutoCloseable {
    private final Thread hook = new Thread(this::raise, "stop-sign");
    private volatile boolean raised;

    StopSign() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public boolean getAsBoolean() {
        return raised;
    }

    private void raise() {
        raised = true;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then it has done its work.
        }
    }
}
