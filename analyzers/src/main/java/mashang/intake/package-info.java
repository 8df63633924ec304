/** The way in: raw records of the feeds, ticks behind them, and the letters that could not be delivered. */
@NullMarked
package mashang.intake;

import org.jspecify.annotations.NullMarked;
