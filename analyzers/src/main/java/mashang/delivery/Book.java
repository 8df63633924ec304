package mashang.delivery;

import org.jspecify.annotations.Nullable;

/** What has come to its end, by {@link Consignment#id()}: what no restart and no replay may send again. */
public interface Book {
    /**
     * How a consignment came to its end.
     *
     * @param status a final one
     * @param why as its record has it; absent where that has nothing
     * @param heard whether its recipient has it, or may have it: sent, or withdrawn after a try that may have arrived
     */
    record End(Delivery.Status status, @Nullable String why, boolean heard) {
        public static End of(Delivery delivery) {
            return new End(delivery.status(), delivery.why(), delivery.mayBeHeard());
        }
    }

    /** Absent: unknown, so not at its end. */
    @Nullable
    End end(String id);

    /** It has come to its end. */
    void close(String id, End end);

    /** Whether its recipient has it, or may have it. */
    default boolean isHeard(String id) {
        End end = end(id);
        return end != null && end.heard();
    }
}
