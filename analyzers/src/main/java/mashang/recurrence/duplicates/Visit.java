package mashang.recurrence.duplicates;

import java.time.Instant;

/**
 * That a caller came about a problem.
 *
 * @param caller keyed hash
 * @param problemId the problem as it was called then
 * @param orderId his latest order
 * @param count how often he came
 * @param lastAt log time of the latest
 */
public record Visit(String caller, String problemId, String orderId, long count, Instant lastAt) {
    /** What it is kept under. */
    public String key() {
        return caller + '\n' + problemId;
    }
}
