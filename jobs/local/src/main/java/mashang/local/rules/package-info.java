/** Rule files between a city's folder, the rules topic and the people who publish them. */
@NullMarked
package mashang.local.rules;

import org.jspecify.annotations.NullMarked;
