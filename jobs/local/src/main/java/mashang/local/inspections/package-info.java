/** Inspections of a running city: who was sent where and what came of it, and the calendar of visits to tasks. */
@NullMarked
package mashang.local.inspections;

import org.jspecify.annotations.NullMarked;
