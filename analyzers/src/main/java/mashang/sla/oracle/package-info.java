/**
 * The independent judge of the clocks: what {@code CLOCKS.md} says, written down a second time as plainly as it can be, to
 * compare the job with. It shares with the clocks what events, policies and results look like, and no reckoning.
 */
@NullMarked
package mashang.sla.oracle;

import org.jspecify.annotations.NullMarked;
