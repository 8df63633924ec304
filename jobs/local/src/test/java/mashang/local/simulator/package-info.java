@NullMarked
package mashang.local.simulator;

import org.jspecify.annotations.NullMarked;
