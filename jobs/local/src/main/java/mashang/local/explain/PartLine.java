package mashang.local.explain;

import mashang.sla.Reckoning.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One printed line of a reckoning.
 *
 * @param from first moment, epoch milliseconds
 * @param until first moment after it
 * @param when the period as people read it
 * @param reason why it counts or not
 * @param name the holiday, or what a make-up day makes up for
 * @param counted what it adds: milliseconds or working days
 * @param note more to say of it; empty where there is nothing
 */
record PartLine(
        long from,
        long until,
        String when,
        Reason reason,
        @Nullable String name,
        long counted,
        String note) {}
