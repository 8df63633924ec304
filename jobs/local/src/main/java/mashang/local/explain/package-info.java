/** One order explained to people: its life, its clocks with their reckoning, what was told, what is due next. */
@NullMarked
package mashang.local.explain;

import org.jspecify.annotations.NullMarked;
