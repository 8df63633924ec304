/** Clusters a file of texts as the job would, and scores the result where the file says what belongs together. */
@NullMarked
package mashang.local.problems;

import org.jspecify.annotations.NullMarked;
