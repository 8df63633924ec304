/** Dead letters: from their restricted topic to an index that shows the reason, never the original. */
@NullMarked
package mashang.jobs.deadletters;

import org.jspecify.annotations.NullMarked;
