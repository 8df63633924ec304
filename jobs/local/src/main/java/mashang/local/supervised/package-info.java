/** Recurring problems and the items that stand for them, as the indices of a running city have them. */
@NullMarked
package mashang.local.supervised;

import org.jspecify.annotations.NullMarked;
