/** Recurring problems (共性问题): complaint texts grouped by their concrete cause. */
@NullMarked
package mashang.recurrence;

import org.jspecify.annotations.NullMarked;
