package mashang.local.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import mashang.connectors.kafka.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the jobs have come, by the offsets they commit.
 *
 * <p>Offsets are committed when a checkpoint completes, and a checkpoint completes only when everything before it is written
 * out: so an offset that has been committed means that what lay before it is in its topics and indices.
 */
public final class GroupProgress implements AutoCloseable {
    private final Admin admin;

    public GroupProgress(String bootstrap) {
        this.admin = Admin.create(KafkaAccess.of(bootstrap));
    }

    /** Records of these topics the group has not finished with. */
    public long behind(String group, Collection<String> topics) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (TopicDescription topic : admin.describeTopics(List.copyOf(topics))
                    .allTopicNames()
                    .get()
                    .values()) {
                topic.partitions()
                        .forEach(p -> latest.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
            }
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long behind = 0;
            for (var end : admin.listOffsets(latest).all().get().entrySet()) {
                OffsetAndMetadata done = committed.get(end.getKey());
                behind += end.getValue().offset() - (done == null ? 0 : done.offset());
            }
            return behind;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell offsets: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
