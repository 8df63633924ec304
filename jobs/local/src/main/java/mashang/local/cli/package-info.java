/** The command line. */
@NullMarked
package mashang.local.cli;

import org.jspecify.annotations.NullMarked;
