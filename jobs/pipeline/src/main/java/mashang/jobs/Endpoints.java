package mashang.jobs;

import java.io.Serializable;
import mashang.connectors.kafka.Topics;

/**
 * Where a job finds the world.
 *
 * @param bootstrapServers Kafka brokers, {@code host:port,host:port}
 * @param elasticsearch URI of Elasticsearch, without credentials
 * @param topics names of our topics
 * @param eventPartitions partitions to create the event log with, 1 or more; an existing log keeps its own number
 */
public record Endpoints(String bootstrapServers, String elasticsearch, Topics topics, int eventPartitions)
        implements Serializable {}
