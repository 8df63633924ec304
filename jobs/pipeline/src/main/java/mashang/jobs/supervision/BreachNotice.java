package mashang.jobs.supervision;

import mashang.sla.Alert;
import mashang.sla.Ruled;
import mashang.workorder.Particulars;

/**
 * A decision, with what was known of the order when it was taken.
 *
 * @param alert the decision
 * @param particulars the order then
 * @param graceMillis how long the feed's late reports were waited for, in milliseconds
 * @param lit whether being late on that clock puts lights into the register
 * @param ruled what the office had decided about that clock
 */
public record BreachNotice(Alert alert, Particulars particulars, long graceMillis, boolean lit, Ruled ruled) {}
