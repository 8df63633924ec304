package mashang.recurrence.duplicates;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Orders with one text: what state and checkpoints hold.
 *
 * @param id order id of the first of them
 * @param fingerprint of the first
 * @param variants the first wordings, the first one's first
 * @param count orders
 * @param callers hashes of callers of whom an order has not ended, at most 50; empty for all who are not known
 * @param lastAt log time of the latest
 * @param open the first order of each of these callers that has not ended, in their order and that of their coming
 * @param ended of the orders of the wordings those that have ended
 */
public record TextGroup(
        String id,
        Fingerprint fingerprint,
        List<Variant> variants,
        long count,
        List<String> callers,
        Instant lastAt,
        List<String> open,
        List<String> ended) {

    /** State from before orders of callers were kept has none: its callers are not known again. */
    public TextGroup {
        open = Objects.requireNonNullElse(open, List.of());
        ended = Objects.requireNonNullElse(ended, List.of());
        callers = open.isEmpty() ? List.of() : callers;
    }

    /**
     * A wording.
     *
     * @param orderId the first order that has it
     * @param text as in the fingerprint
     * @param content as in the fingerprint
     */
    public record Variant(String orderId, long text, long content) {}
}
