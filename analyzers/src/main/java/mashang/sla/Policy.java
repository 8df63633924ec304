package mashang.sla;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy file.
 *
 * @param id name that stays the same over versions
 * @param version 1 or more
 * @param effectiveFrom clocks that start at or after this use it, until the next version's
 * @param rules its clocks, in the order written
 * @param buckPassing when an order counts as passed around; absent: never
 */
public record Policy(
        String id,
        int version,
        Instant effectiveFrom,
        List<ClockRule> rules,
        @Nullable BuckPassing buckPassing) implements Serializable {

    /**
     * When an order counts as passed around (推诿).
     *
     * @param backAndForth whether it does once a unit gets it again that another had in between, without handling
     * @param hops at how many dispatches to another unit without handling; 0: never
     */
    public record BuckPassing(boolean backAndForth, int hops) implements Serializable {}

    /** {@code id@version}. */
    public String name() {
        return id + '@' + version;
    }
}
