/** Kafka sources, sinks and codecs: raw topics, the event log with its ticks, alerts, dead letters. */
@NullMarked
package mashang.connectors.kafka;

import org.jspecify.annotations.NullMarked;
