package mashang.connectors.alerts;

import java.util.concurrent.CompletableFuture;
import mashang.delivery.Answer;

/**
 * One way to tell people. Every channel passes the same contract tests.
 *
 * <p>{@link #send} returns at once and never throws; the future always completes, normally, within a bounded time, with what became of
 * the message. Calls overlap as far as the channel's policy lets them.
 */
public interface Channel extends AutoCloseable {
    /** Sends a message. A repetition has the same {@link Message#id()}. */
    CompletableFuture<Answer> send(Message message);

    /** Gives back threads and files; what is on its way may or may not arrive. */
    @Override
    void close();
}
