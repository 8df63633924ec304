/** Clocks of the instant-handling rule (即收、即转、即办、即报): policies, deadlines, decisions. */
@NullMarked
package mashang.sla;

import org.jspecify.annotations.NullMarked;
