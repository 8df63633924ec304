/** Raw records on their way into the raw topics: from a simulator or from a file, in the feed's own clock. */
@NullMarked
package mashang.local.feeding;

import org.jspecify.annotations.NullMarked;
