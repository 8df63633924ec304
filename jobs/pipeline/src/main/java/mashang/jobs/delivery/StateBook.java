package mashang.jobs.delivery;

import mashang.delivery.Book;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * What has come to its end, in the state of the current key.
 *
 * @param ends by id, whether it was sent
 */
record StateBook(MapState<String, Boolean> ends) implements Book {
    @Override
    public @Nullable Boolean sent(String id) {
        try {
            return ends.get(id);
        } catch (Exception e) {
            throw new IllegalStateException("the state cannot be read", e);
        }
    }

    @Override
    public void close(String id, boolean wasSent) {
        try {
            ends.put(id, wasSent);
        } catch (Exception e) {
            throw new IllegalStateException("the state cannot be written", e);
        }
    }
}
