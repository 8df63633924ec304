/** All recurring problems (共性问题) of a city: texts, ends and decisions in; problems, their steps, bursts and duplicates out. */
@NullMarked
package mashang.recurrence.city;

import org.jspecify.annotations.NullMarked;
