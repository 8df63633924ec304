package mashang.local.broker;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Kafka from ending the JVM it is a guest in.
 *
 * <p>A broker that meets a fault (a port taken, a full disk) calls {@link Exit}, which would halt the whole process
 * without a sentence and without stopping the rest of the stack. The calls are redirected, once for the JVM, to the
 * brokers that are alive: each learns that it has failed.
 */
final class BrokerExits {

    private static final Set<CompletableFuture<String>> LISTENERS = ConcurrentHashMap.newKeySet();

    static {
        Exit.setExitProcedure(BrokerExits::announce);
        Exit.setHaltProcedure(BrokerExits::announce);
    }

    private BrokerExits() {}

    /** From now on {@code failed} completes when Kafka asks for the end of the process. */
    static void listen(CompletableFuture<String> failed) {
        LISTENERS.add(failed);
    }

    static void forget(CompletableFuture<String> failed) {
        LISTENERS.removeIf(listener -> listener == failed);
    }

    private static void announce(int status, @Nullable String message) {
        String text = message == null ? "exit " + status : message;
        LISTENERS.forEach(listener -> listener.complete(text));
    }
}
