package mashang.local.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads that would keep this JVM alive, as they were at one moment. */
public final class LiveThreads {

    private static final long PATIENCE_MILLIS = 5_000;

    private final Set<Thread> before = new HashSet<>(now());

    private LiveThreads() {}

    public static LiveThreads remember() {
        return new LiveThreads();
    }

    /** Names of threads that were started since and do not end by themselves within seconds (Netty's do, after one). */
    public List<String> leftBehind() throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (Thread thread : now()) {
            if (!before.contains(thread)) {
                thread.join(PATIENCE_MILLIS);
                if (thread.isAlive()) {
                    left.add(thread.getName());
                }
            }
        }
        return left;
    }

    private static List<Thread> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .toList();
    }
}
