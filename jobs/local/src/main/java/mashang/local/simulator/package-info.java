/**
 * A city's complaints, invented: whole lives of orders on two feeds, deterministic by seed, together with the truth about
 * which clocks are breached. It shares no clock or fold code with the jobs it is used to check.
 */
@NullMarked
package mashang.local.simulator;

import org.jspecify.annotations.NullMarked;
