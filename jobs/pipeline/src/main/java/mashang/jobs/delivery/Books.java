package mashang.jobs.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import mashang.delivery.Book;

/** What has come to its end on each channel of a task. */
final class Books {
    private final Map<String, RememberedBook> books = new HashMap<>();
    private final LongSupplier now;

    /** @param now the sender's time, epoch milliseconds */
    Books(LongSupplier now) {
        this.now = now;
    }

    /** Reads what was sent before this attempt, from the topic; more than the checkpoint knows. */
    void read(SentBefore before, Predicate<String> isOurs) {
        before.each(delivery -> {
            if (delivery.status().isFinal() && isOurs.test(delivery.channel())) {
                of(delivery.channel())
                        .read(
                                delivery.id(),
                                Book.End.of(delivery),
                                delivery.at().toEpochMilli());
            }
        });
    }

    RememberedBook of(String channel) {
        return books.computeIfAbsent(channel, c -> new RememberedBook(now));
    }
}
