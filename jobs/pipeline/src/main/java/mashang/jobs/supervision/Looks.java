package mashang.jobs.supervision;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The orders that are still to be looked at after news: first those in the state backend that are not in memory, then those that were
 * in memory when it began or came there since.
 */
final class Looks implements AutoCloseable {
    private final long upTo;
    private final Stream<String> stored;
    private final Iterator<String> storedIds;
    private final Deque<String> inMemory;

    /**
     * All orders.
     *
     * @param upTo log time: news by then are what it is for
     * @param inMemory ids of those in memory
     * @param stored ids in the state backend
     */
    Looks(long upTo, Collection<String> inMemory, Stream<String> stored) {
        this.upTo = upTo;
        this.inMemory = new ArrayDeque<>(inMemory);
        this.stored = stored;
        this.storedIds = stored.iterator();
    }

    long upTo() {
        return upTo;
    }

    /** An order has come into memory. */
    void add(String orderId) {
        inMemory.add(orderId);
    }

    /** The next to look at; absent where all have been. */
    @Nullable
    String next(Predicate<String> isInMemory) {
        while (storedIds.hasNext()) {
            String id = storedIds.next();
            if (!isInMemory.test(id)) {
                return id;
            }
        }
        return inMemory.poll();
    }

    @Override
    public void close() {
        stored.close();
    }
}
