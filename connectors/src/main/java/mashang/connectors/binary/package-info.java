/** Our records as few bytes: between tasks and in state. */
@NullMarked
package mashang.connectors.binary;

import org.jspecify.annotations.NullMarked;
