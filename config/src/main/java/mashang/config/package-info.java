/** What this city wants: feeds, units and policies from YAML files, checked as a whole before anything runs. */
@NullMarked
package mashang.config;

import org.jspecify.annotations.NullMarked;
