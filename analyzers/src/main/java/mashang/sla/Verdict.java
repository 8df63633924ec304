package mashang.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one clock of an order stands at a time, by what was known then.
 *
 * @param orderId the order
 * @param round 1 or more
 * @param clock name of the clock
 * @param hop which of several clocks of that name in the round; absent where there is one
 * @param start when it started
 * @param due when it had to stop; absent while it is on hold without end
 * @param stop when it stopped; absent while it runs
 * @param light as in {@code CLOCKS.md}, 6
 * @param breached whether it is not in time, and the grace is over
 * @param provisional whether the due time lies beyond what is confirmed of the working calendar
 */
public record Verdict(
        String orderId,
        int round,
        String clock,
        @Nullable String hop,
        Instant start,
        @Nullable Instant due,
        @Nullable Instant stop,
        Light light,
        boolean breached,
        boolean provisional) {}
