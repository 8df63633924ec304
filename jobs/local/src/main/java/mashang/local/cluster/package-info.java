/** Flink on one machine: the cluster, and how jobs are submitted to it and watched. */
@NullMarked
package mashang.local.cluster;

import org.jspecify.annotations.NullMarked;
