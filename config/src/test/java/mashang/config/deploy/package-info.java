/** The files a city deploys by are whole: they fit their schemas, each other, and the versions this build has. */
@NullMarked
package mashang.config.deploy;

import org.jspecify.annotations.NullMarked;
