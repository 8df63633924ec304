/** How units work (责任考核): what each order contributes to whose figures, periods, rates, the run index. */
@NullMarked
package mashang.accountability;

import org.jspecify.annotations.NullMarked;
