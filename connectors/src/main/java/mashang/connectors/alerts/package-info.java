/** The channels by which alerts leave us: each one small class behind {@link mashang.connectors.alerts.Channel}. */
@NullMarked
package mashang.connectors.alerts;

import org.jspecify.annotations.NullMarked;
