/**
 * How alerts reach people (告警送达): who gets which, when, alone or in a digest, what becomes of those that are corrected or
 * acknowledged meanwhile, and what follows a failure. State and time in, effects out; nothing here sends anything.
 */
@NullMarked
package mashang.delivery;

import org.jspecify.annotations.NullMarked;
