/** The registry of units (单位) that handle orders. */
@NullMarked
package mashang.units;

import org.jspecify.annotations.NullMarked;
