/** A Flink cluster that runs somewhere, through its REST interface: what runs on it, savepoints, and whether detection is alive. */
@NullMarked
package mashang.local.flink;

import org.jspecify.annotations.NullMarked;
