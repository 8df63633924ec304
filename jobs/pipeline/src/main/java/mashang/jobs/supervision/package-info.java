/** Supervision: facts folded, clocks watched, breaches told, the ledger kept. */
@NullMarked
package mashang.jobs.supervision;

import org.jspecify.annotations.NullMarked;
