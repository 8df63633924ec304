package mashang.jobs.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import mashang.delivery.Book;
import mashang.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What has come to its end on one channel, in memory: the topic of deliveries, from which it is read at every start, is where it is kept.
 * What is older than 400 days of the sender's time, as long as orders are remembered, is forgotten.
 */
final class RememberedBook implements Book {
    private static final long REMEMBERED_MILLIS = Duration.ofDays(400).toMillis();

    private final Map<String, Entry> ends = new LinkedHashMap<>();
    private final LongSupplier now;

    /** @param now the sender's time, epoch milliseconds */
    RememberedBook(LongSupplier now) {
        this.now = now;
    }

    /** Flat and small: there are some millions of them. */
    private record Entry(Delivery.Status status, @Nullable String why, boolean heard, long at) {}

    @Override
    public @Nullable End end(String id) {
        Entry entry = ends.get(id);
        return entry == null ? null : new End(entry.status(), entry.why(), entry.heard());
    }

    @Override
    public void close(String id, End end) {
        read(id, end, now.getAsLong());
    }

    /** How many are remembered. */
    int size() {
        return ends.size();
    }

    /** Takes over what was recorded at this time. */
    void read(String id, End end, long at) {
        long oldest = now.getAsLong() - REMEMBERED_MILLIS;
        if (at >= oldest) {
            ends.remove(id); // what is closed anew is the youngest
            String why = end.why();
            ends.put(
                    id,
                    new Entry(end.status(), why == null ? null : why.intern(), end.heard(), at)); // few different ones
        }
        var eldest = ends.values().iterator();
        while (eldest.hasNext() && eldest.next().at() < oldest) {
            eldest.remove();
        }
    }
}
