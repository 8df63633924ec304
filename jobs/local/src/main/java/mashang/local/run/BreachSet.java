package mashang.local.run;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.jobs.supervision.BreachDocuments;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The breaches that stand, as lines {@code order,round,clock,due}: read where the office reads them, so that two places can be
 * compared with each other and with the truth.
 */
public final class BreachSet {
    private static final int PAGE = 2_000;

    private BreachSet() {}

    /** One breach as a line. */
    public static String line(String orderId, int round, String clock, Instant dueAt) {
        return orderId + ',' + round + ',' + clock + ',' + dueAt;
    }

    /** From the alerts topic: what was told and not withdrawn. A copy of an alert changes nothing. */
    static Set<String> inKafka(String bootstrap, String topic, Collection<String> feeds) {
        Map<String, Alert> latest = new HashMap<>();
        for (byte[] value : readAll(bootstrap, topic)) {
            try {
                Alert alert = AlertCodec.decode(value);
                String breach = alert.corrects() == null ? alert.alertId() : alert.corrects();
                latest.merge(breach, alert, (a, b) -> a.revision() >= b.revision() ? a : b);
            } catch (MalformedRecord e) {
                throw new IllegalStateException("a record of " + topic + " is no alert: " + e.getMessage(), e);
            }
        }
        Set<String> lines = new TreeSet<>();
        latest.values().stream()
                .filter(a -> !a.withdrawn() && feeds.contains(CaseEvent.feedOf(a.orderId())))
                .forEach(a -> lines.add(line(a.orderId(), a.round(), a.clock(), a.dueAt())));
        return lines;
    }

    /** From the index of breaches. */
    static Set<String> inElasticsearch(ElasticsearchConnection connection, Collection<String> feeds)
            throws IOException {
        ElasticsearchClient client = connection.client();
        List<FieldValue> names = feeds.stream().map(FieldValue::of).toList();
        Set<String> lines = new TreeSet<>();
        List<FieldValue> after = List.of();
        while (true) {
            List<FieldValue> from = after;
            SearchResponse<ObjectNode> page = client.search(
                    s -> {
                        s.index(BreachDocuments.INDEX)
                                .size(PAGE)
                                .query(q -> q.bool(b -> b.filter(f ->
                                                f.term(t -> t.field("withdrawn").value(false)))
                                        .filter(f ->
                                                f.terms(t -> t.field("feed").terms(v -> v.value(names))))))
                                .sort(o -> o.field(f -> f.field("alertId").order(SortOrder.Asc)));
                        return from.isEmpty() ? s : s.searchAfter(from);
                    },
                    ObjectNode.class);
            List<Hit<ObjectNode>> hits = page.hits().hits();
            for (Hit<ObjectNode> hit : hits) {
                ObjectNode b = hit.source();
                if (b != null) {
                    lines.add(line(
                            b.path("orderId").asText(),
                            b.path("round").asInt(),
                            b.path("clock").asText(),
                            Instant.parse(b.path("dueAt").asText())));
                }
            }
            if (hits.size() < PAGE) {
                return lines;
            }
            after = hits.get(hits.size() - 1).sort();
        }
    }

    private static List<byte[]> readAll(String bootstrap, String topic) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        List<byte[]> values = new java.util.ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
