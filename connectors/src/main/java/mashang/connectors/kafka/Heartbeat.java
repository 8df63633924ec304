package mashang.connectors.kafka;

/**
 * A sign of life to be written into one raw partition; the broker's append time of it becomes a tick.
 *
 * @param topic raw topic
 * @param partition partition of that topic, 0 or more
 * @param sources number of partitions of all raw topics, 1 or more
 */
public record Heartbeat(String topic, int partition, int sources) {}
