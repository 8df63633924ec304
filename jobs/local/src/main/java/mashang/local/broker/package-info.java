/** A real Kafka broker inside our JVM. */
@NullMarked
package mashang.local.broker;

import org.jspecify.annotations.NullMarked;
