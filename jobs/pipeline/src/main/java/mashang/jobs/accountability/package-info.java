/** Accountability: what orders contribute becomes the figures and the scores of units. */
@NullMarked
package mashang.jobs.accountability;

import org.jspecify.annotations.NullMarked;
