package mashang.recurrence.duplicates;

import java.time.Instant;
import java.util.List;

/**
 * Orders with one text: what state and checkpoints hold.
 *
 * @param id order id of the first of them
 * @param fingerprint of the first
 * @param variants the first wordings, the first one's first
 * @param count orders
 * @param callers hashes of the first distinct callers
 * @param lastAt log time of the latest
 */
public record TextGroup(
        String id, Fingerprint fingerprint, List<Variant> variants, long count, List<String> callers, Instant lastAt) {

    /**
     * A wording.
     *
     * @param orderId the first order that has it
     * @param text as in the fingerprint
     * @param content as in the fingerprint
     */
    public record Variant(String orderId, long text, long content) {}
}
