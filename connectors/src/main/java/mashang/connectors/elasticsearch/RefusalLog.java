package mashang.connectors.elasticsearch;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what is refused: each reason the first time, the tenth, the hundredth and so on, as one bad version of a feed refuses a million. How many there are is a metric, and
 * each has its dead letter.
 */
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final int TEN = 10;

    /** Reasons hold names of fields, which a sender may invent: what comes after so many counts as one. */
    private static final int REASONS = 100;

    private static final String OTHERS = "other reasons";

    private final Map<String, Long> counts = new HashMap<>();

    void note(String index, Refusal refusal) {
        String reason = index + ": " + refusal.text();
        String counted = counts.containsKey(reason) || counts.size() < REASONS ? reason : OTHERS;
        long count = counts.merge(counted, 1L, Long::sum);
        if (isPowerOfTen(count)) {
            LOG.warn("Elasticsearch refused a document, {} so far: {}", count, reason);
        }
    }

    static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest > 0 && rest % TEN == 0) {
            rest /= TEN;
        }
        return rest == 1;
    }
}
