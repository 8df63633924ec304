/** A real Elasticsearch node in a JVM of its own. */
@NullMarked
package mashang.local.search;

import org.jspecify.annotations.NullMarked;
