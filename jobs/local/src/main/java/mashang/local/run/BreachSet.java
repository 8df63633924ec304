package mashang.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.jobs.supervision.BreachDocuments;
import mashang.local.broker.TopicReader;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
import mashang.workorder.CaseEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The accusations that stand, as lines {@code order,round,clock,due,hop}: read where the office reads them, so that two places can
 * be compared with each other and with the truth. An order that was passed around is one, its clock is {@code hops}.
 */
public final class BreachSet {
    private static final Set<Alert.Kind> ACCUSATIONS =
            EnumSet.of(Alert.Kind.BREACH, Alert.Kind.CADENCE_MISSED, Alert.Kind.BUCK_PASSING);

    private BreachSet() {}

    /** One breach as a line; the hop is empty where the clock is the order's. */
    public static String line(String orderId, int round, String clock, Instant dueAt, @Nullable String hop) {
        return orderId + ',' + round + ',' + clock + ',' + dueAt + ',' + (hop == null ? "" : hop);
    }

    /** Of these alerts what accuses somebody and was not withdrawn. */
    static Set<String> standing(Collection<Alert> alerts) {
        Map<String, Alert> latest = new HashMap<>();
        for (Alert alert : alerts) {
            String told = alert.corrects() == null ? alert.alertId() : alert.corrects();
            if (ACCUSATIONS.contains(alert.corrected() == null ? alert.kind() : alert.corrected())) {
                latest.merge(told, alert, (a, b) -> a.revision() >= b.revision() ? a : b);
            }
        }
        Set<String> lines = new TreeSet<>();
        latest.values().stream()
                .filter(a -> !a.withdrawn())
                .forEach(a -> lines.add(line(a.orderId(), a.round(), a.clock(), a.dueAt(), a.hop())));
        return lines;
    }

    /** Every alert in the topic about orders of these feeds, each once, by its line as a file has it ({@link AlertCsv}). */
    static SortedMap<String, Alert> inKafka(String bootstrap, String topic, Collection<String> feeds) {
        SortedMap<String, Alert> alerts = new TreeMap<>();
        TopicReader.readAll(bootstrap, topic, record -> {
            Alert alert = alert(record);
            if (feeds.contains(CaseEvent.feedOf(alert.orderId()))) {
                alerts.put(AlertCsv.line(alert).strip(), alert);
            }
        });
        return alerts;
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
                        Instant.parse(breach.path("dueAt").asText()),
                        breach.path("hop").asText(null)));
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
