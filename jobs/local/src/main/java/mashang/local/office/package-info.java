/** What people at the office decide: written into their topic, and what comes of it. */
@NullMarked
package mashang.local.office;

import org.jspecify.annotations.NullMarked;
