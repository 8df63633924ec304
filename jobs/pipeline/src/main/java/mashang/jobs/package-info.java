/** What the jobs share. */
@NullMarked
package mashang.jobs;

import org.jspecify.annotations.NullMarked;
