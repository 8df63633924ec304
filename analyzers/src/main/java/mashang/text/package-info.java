/** What a complaint text says: cleaned, masked, cut into terms. */
@NullMarked
package mashang.text;

import org.jspecify.annotations.NullMarked;
