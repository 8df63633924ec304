/** Judging a log of events by the clock rules without a stack: from a file, by the oracle or by the real job. */
@NullMarked
package mashang.local.sla;

import org.jspecify.annotations.NullMarked;
