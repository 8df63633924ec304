/** The machine below the stack: loopback ports, the data folder, and what can be wrong with them. */
@NullMarked
package mashang.local.machine;

import org.jspecify.annotations.NullMarked;
