/** Bursts and trends: what is reported more often than its own past and the city's usual week explain. */
@NullMarked
package mashang.recurrence.trend;

import org.jspecify.annotations.NullMarked;
