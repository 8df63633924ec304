/** A problem's life (共性问题的全周期): from the first candidate to struck off and recurred, every step with its evidence. */
@NullMarked
package mashang.recurrence.life;

import org.jspecify.annotations.NullMarked;
