package mashang.jobs.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import mashang.delivery.Book;
import org.jspecify.annotations.Nullable;

/**
 * What has come to its end on one channel, in memory: the topic of deliveries, from which it is read at every start, is where it is kept.
 * What is older than 400 days of the sender's time, as long as orders are remembered, is forgotten.
 */
final class RememberedBook implements Book {
    private static final long REMEMBERED_MILLIS = Duration.ofDays(400).toMillis();

    private final Map<String, End> ends = new LinkedHashMap<>();
    private final LongSupplier now;

    /** @param now the sender's time, epoch milliseconds */
    RememberedBook(LongSupplier now) {
        this.now = now;
    }

    private record End(boolean isSent, long at) {}

    @Override
    public @Nullable Boolean sent(String id) {
        End end = ends.get(id);
        return end == null ? null : end.isSent();
    }

    @Override
    public void close(String id, boolean wasSent) {
        read(id, wasSent, now.getAsLong());
    }

    /** How many are remembered. */
    int size() {
        return ends.size();
    }

    /** Takes over what was recorded at this time. */
    void read(String id, boolean wasSent, long at) {
        long oldest = now.getAsLong() - REMEMBERED_MILLIS;
        if (at >= oldest) {
            ends.remove(id); // what is closed anew is the youngest
            ends.put(id, new End(wasSent, at));
        }
        var eldest = ends.values().iterator();
        while (eldest.hasNext() && eldest.next().at() < oldest) {
            eldest.remove();
        }
    }
}
