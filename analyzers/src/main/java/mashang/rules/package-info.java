/** Rule files on their way: published, versioned, never overwritten. */
@NullMarked
package mashang.rules;

import org.jspecify.annotations.NullMarked;
