package mashang.connectors.alerts;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of channels that block. */
final class Threads {
    private Threads() {}

    /** At most so many, named, that keep no JVM alive. */
    static ExecutorService daemon(String name, int most) {
        return Executors.newFixedThreadPool(most, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
