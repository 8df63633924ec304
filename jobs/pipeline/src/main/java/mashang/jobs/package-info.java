/** What the jobs share: where the world is, how it is told on the command line, how Flink is set up. */
@NullMarked
package mashang.jobs;

import org.jspecify.annotations.NullMarked;
