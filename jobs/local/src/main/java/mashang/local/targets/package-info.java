/** Where to look next, as of a day, from the indices of a running city; and the list of a day as it was written down. */
@NullMarked
package mashang.local.targets;

import org.jspecify.annotations.NullMarked;
