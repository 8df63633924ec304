/** Lines of text through the analysis of {@code mashang.text}, and beside Lucene's own. */
@NullMarked
package mashang.local.text;

import org.jspecify.annotations.NullMarked;
