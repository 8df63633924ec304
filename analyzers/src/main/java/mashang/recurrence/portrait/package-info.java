/** What a problem looks like: its name for people, how hot it is, whether it is a problem at all or a mere theme. */
@NullMarked
package mashang.recurrence.portrait;

import org.jspecify.annotations.NullMarked;
