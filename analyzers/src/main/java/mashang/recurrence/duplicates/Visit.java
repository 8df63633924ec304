package mashang.recurrence.duplicates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a caller, or somebody about a place, came about a problem.
 *
 * @param caller keyed hash; for a place {@link #ofPlace}
 * @param problemId the problem as it was called then
 * @param orderId the latest order
 * @param count how often that was
 * @param lastAt log time of the latest
 */
public record Visit(String caller, String problemId, String orderId, long count, Instant lastAt) {
    /** A place in the place of a caller; no hash begins like this. Places of one name in two districts are two. */
    static String ofPlace(String place, @Nullable String district) {
        return "@" + (district == null ? "" : district) + '/' + place;
    }

    /** What it is kept under. */
    public String key() {
        return caller + '\n' + problemId;
    }
}
