package mashang.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.jobs.supervision.BreachDocuments;
import mashang.local.broker.TopicReader;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The breaches that stand, as lines {@code order,round,clock,due}: read where the office reads them, so that two places can be
 * compared with each other and with the truth.
 */
public final class BreachSet {
    private BreachSet() {}

    /** One breach as a line. */
    public static String line(String orderId, int round, String clock, Instant dueAt) {
        return orderId + ',' + round + ',' + clock + ',' + dueAt;
    }

    /** From the alerts topic: what was told and not withdrawn. A copy of an alert changes nothing. */
    static Set<String> inKafka(String bootstrap, String topic, Collection<String> feeds) {
        Map<String, Alert> latest = new HashMap<>();
        TopicReader.readAll(bootstrap, topic, record -> {
            Alert alert = alert(record);
            String breach = alert.corrects() == null ? alert.alertId() : alert.corrects();
            latest.merge(breach, alert, (a, b) -> a.revision() >= b.revision() ? a : b);
        });
        Set<String> lines = new TreeSet<>();
        latest.values().stream()
                .filter(a -> !a.withdrawn() && feeds.contains(CaseEvent.feedOf(a.orderId())))
                .forEach(a -> lines.add(line(a.orderId(), a.round(), a.clock(), a.dueAt())));
        return lines;
    }

    /** From the index of breaches, as of its last refresh. */
    static Set<String> inElasticsearch(ElasticsearchSetup search, Collection<String> feeds) {
        Set<String> lines = new TreeSet<>();
        search.scan(BreachDocuments.INDEX, found -> {
            JsonNode breach = found.source();
            if (!breach.path("withdrawn").asBoolean()
                    && feeds.contains(breach.path("feed").asText())) {
                lines.add(line(
                        breach.path("orderId").asText(),
                        breach.path("round").asInt(),
                        breach.path("clock").asText(),
                        Instant.parse(breach.path("dueAt").asText())));
            }
        });
        return lines;
    }

    private static Alert alert(ConsumerRecord<byte[], byte[]> record) {
        try {
            return AlertCodec.decode(record.value());
        } catch (MalformedRecord e) {
            throw new IllegalStateException("no alert at offset " + record.offset() + ": " + e.getMessage(), e);
        }
    }
}
