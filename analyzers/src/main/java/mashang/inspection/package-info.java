/** Cross inspection (交叉督查): who looks at what, and never at his own. */
@NullMarked
package mashang.inspection;

import org.jspecify.annotations.NullMarked;
