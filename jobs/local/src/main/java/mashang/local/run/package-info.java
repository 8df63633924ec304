/** One run through the pipeline: topics, templates and jobs, what is fed, and what came out. */
@NullMarked
package mashang.local.run;

import org.jspecify.annotations.NullMarked;
