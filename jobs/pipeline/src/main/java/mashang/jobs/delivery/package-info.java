/** Delivery: alerts in, messages to people out, and a record of what became of each. */
@NullMarked
package mashang.jobs.delivery;

import org.jspecify.annotations.NullMarked;
