package mashang.sla;

import java.io.Serializable;
import java.util.Set;
import mashang.workorder.Step;

/**
 * One line of a policy: how long a clock may run for the orders it matches.
 *
 * @param clock name of the clock: {@code receive}, {@code handle}, {@code total} …
 * @param priority the highest one of the matching rules wins; among equals the one written first
 * @param match which orders
 * @param start the clock starts at the earliest of these steps in the round
 * @param stop it stops at the earliest of these
 * @param suppliedDue whether a due time supplied by the feed wins over the limit
 * @param limitMillis allowed time in milliseconds, elapsed (24×7); {@link #NO_LIMIT} where only a supplied due time counts
 * @param source where the number comes from, for people
 */
public record ClockRule(
        String clock,
        int priority,
        OrderMatch match,
        Set<Step> start,
        Set<Step> stop,
        boolean suppliedDue,
        long limitMillis,
        String source)
        implements Serializable {

    /** No limit of its own. */
    public static final long NO_LIMIT = -1;
}
