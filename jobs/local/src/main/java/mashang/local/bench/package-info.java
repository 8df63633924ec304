/** Speed and size of what the jobs do, each against something measured in the same run. */
@NullMarked
package mashang.local.bench;

import org.jspecify.annotations.NullMarked;
