/** Recurring problems (共性问题): accepted texts in, problems out. */
@NullMarked
package mashang.jobs.recurrence;

import org.jspecify.annotations.NullMarked;
