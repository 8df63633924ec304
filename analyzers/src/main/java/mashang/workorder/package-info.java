/** The work order (工单): the canonical event, the steps of its life, and the order folded from its facts. */
@NullMarked
package mashang.workorder;

import org.jspecify.annotations.NullMarked;
