package mashang.jobs.supervision;

import mashang.sla.Alert;
import mashang.sla.Ruled;
import mashang.units.Identity;
import mashang.workorder.Particulars;
import org.jspecify.annotations.Nullable;

/**
 * A decision, with what was known of the order when it was taken.
 *
 * @param alert the decision
 * @param particulars the order then
 * @param graceMillis how long the feed's late reports were waited for, in milliseconds
 * @param lit whether being late on that clock puts lights into the register
 * @param ruled what the office had decided about that clock
 * @param unit who bore the name of the unit concerned when the fact that names it happened (as the clock has it), by the registry known when it was
 *     decided; absent where it names none, or none the registry knows
 */
public record BreachNotice(
        Alert alert,
        Particulars particulars,
        long graceMillis,
        boolean lit,
        Ruled ruled,
        @Nullable Identity unit) {}
