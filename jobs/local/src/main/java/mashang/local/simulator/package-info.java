/**
 * A city's complaints, invented: whole lives of orders on two feeds, deterministic by seed, together with the truth about
 * them: what the oracle says of the planned facts. No clock or fold of the jobs takes part in it.
 */
@NullMarked
package mashang.local.simulator;

import org.jspecify.annotations.NullMarked;
