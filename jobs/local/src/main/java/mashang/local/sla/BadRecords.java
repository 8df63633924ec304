package mashang.local.sla;

import java.util.LinkedHashMap;
import java.util.Map;

/** Records that could not be used: each counted, with its reason and the place of the first one. Not thread-safe. */
public final class BadRecords {
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private long total;

    /**
     * Records refused for the same reason.
     *
     * @param count how many, 1 or more
     * @param first where the first of them lies, {@code file:line}
     */
    private record Reason(long count, String first) {}

    /** One more; the reason is a sentence without personal data. */
    void add(String place, String reason) {
        total++;
        reasons.merge(reason, new Reason(1, place), (known, one) -> new Reason(known.count() + 1, known.first()));
    }

    /** How many there are. */
    public long total() {
        return total;
    }

    /** Every reason, with how many records it is for and where the first one lies, in the order met. */
    public void forEach(Listener listener) {
        reasons.forEach((reason, of) -> listener.reason(reason, of.count(), of.first()));
    }

    /** Is told of the reasons. */
    public interface Listener {
        /**
         * Records were refused.
         *
         * @param reason why, as a sentence
         * @param count how many, 1 or more
         * @param first where the first of them lies, {@code file:line}
         */
        void reason(String reason, long count, String first);
    }
}
