@NullMarked
package mashang.recurrence.trend;

import org.jspecify.annotations.NullMarked;
