/** The intake job: raw records to canonical events, with ticks behind them. */
@NullMarked
package mashang.jobs.intake;

import org.jspecify.annotations.NullMarked;
