/** Near-duplicates (重复件): what was said before, in the same or nearly the same words. Links and counts, never drops. */
@NullMarked
package mashang.recurrence.duplicates;

import org.jspecify.annotations.NullMarked;
