/** Broker, Elasticsearch and cluster as one thing that starts and stops together. */
@NullMarked
package mashang.local.stack;

import org.jspecify.annotations.NullMarked;
