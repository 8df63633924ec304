/** Where to look next (点穴式): places at which a unit has to do with a problem, the most pressing first, each with its reason. */
@NullMarked
package mashang.targeting;

import org.jspecify.annotations.NullMarked;
