package mashang.connectors.kafka;

import java.util.Collection;
import java.util.List;
import mashang.intake.RawRecord;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;

/** The raw topics: what the feeds hand over, and the heartbeats between it. */
public final class RawTopics {
    private RawTopics() {}

    /** Reads every record of these topics, whatever it holds; goes on at the group's committed offsets. */
    public static KafkaSource<RawRecord> source(String bootstrap, Collection<String> topics, String group) {
        return ClientSettings.source(bootstrap, group, new RawRecordReader())
                .setTopics(List.copyOf(topics))
                .build();
    }

    /** Writes heartbeats into the partitions they name. */
    public static KafkaSink<Heartbeat> heartbeats(String bootstrap) {
        return ClientSettings.sink(bootstrap, new HeartbeatWriter());
    }
}
