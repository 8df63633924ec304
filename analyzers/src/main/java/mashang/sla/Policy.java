package mashang.sla;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * One version of a policy file.
 *
 * @param id name that stays the same over versions
 * @param version 1 or more
 * @param effectiveFrom clocks that start at or after this use it, until the next version's
 * @param rules its clocks, in the order written
 */
public record Policy(String id, int version, Instant effectiveFrom, List<ClockRule> rules) implements Serializable {

    /** {@code id@version}. */
    public String name() {
        return id + '@' + version;
    }
}
