package mashang.local.run;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a run.
 *
 * @param handedOver raw records fed
 * @param orders orders in the ledger
 * @param events distinct events in the history
 * @param deadLetters dead letters
 * @param alerts every alert in the alerts topic, each once, by its line of {@link AlertCsv}
 * @param alerted accusations that stand, by the alerts topic
 * @param indexed accusations that stand, by the index
 * @param expected what must be told, by the simulator's own truth; absent where there is none
 * @param problems recurring problems
 * @param documents documents in all indices
 * @param seconds real time from the first record to the last document
 */
public record Summary(
        long handedOver,
        long orders,
        long events,
        long deadLetters,
        SortedMap<String, Alert> alerts,
        Set<String> alerted,
        Set<String> indexed,
        @Nullable Expected expected,
        long problems,
        long documents,
        double seconds) {

    /** Whether every place tells the same. */
    public boolean agrees() {
        return differences().isEmpty();
    }

    /** The result lines, in order: name and value. */
    public Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("records", Long.toString(handedOver));
        lines.put("orders", Long.toString(orders));
        lines.put("events", Long.toString(events));
        lines.put("dead letters", Long.toString(deadLetters));
        lines.put("breaches", Integer.toString(alerted.size()));
        if (expected != null) {
            lines.put("breaches expected", Integer.toString(expected.breaches().size()));
        }
        lines.put("alerts", Integer.toString(alerts.size()));
        if (expected != null) {
            lines.put("alerts expected", Integer.toString(expected.alerts().size()));
        }
        lines.put("alerts by kind", kinds());
        lines.put("problems", Long.toString(problems));
        lines.put("documents indexed", Long.toString(documents));
        lines.put("seconds", String.format(Locale.ROOT, "%.1f", seconds));
        return lines;
    }

    /**
     * Alerts and standing accusations that not every place tells, each with the places that do (T: truth, K: Kafka, E:
     * Elasticsearch, which holds accusations only); empty where all agree.
     */
    public Map<String, String> differences() {
        Map<String, String> differences = new LinkedHashMap<>();
        Set<String> truth = expected == null ? alerted : expected.breaches();
        for (String breach : union(truth, alerted, indexed)) {
            String places = place("T", truth, breach) + place("K", alerted, breach) + place("E", indexed, breach);
            if (!places.equals("TKE")) {
                differences.put(breach, places);
            }
        }
        if (expected != null) {
            for (String alert : union(expected.alerts(), alerts.keySet(), Set.of())) {
                String places = place("T", expected.alerts(), alert) + place("K", alerts.keySet(), alert);
                if (!places.equals("TK")) {
                    differences.put(alert, places);
                }
            }
        }
        return differences;
    }

    private String kinds() {
        Map<Alert.Kind, Integer> counts = new EnumMap<>(Alert.Kind.class);
        alerts.values().forEach(alert -> counts.merge(alert.kind(), 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        counts.forEach((kind, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(kind.word())
                .append(' ')
                .append(count));
        return text.isEmpty() ? "-" : text.toString();
    }

    private static String place(String letter, Set<String> place, String what) {
        return place.contains(what) ? letter : "-";
    }

    private static Set<String> union(Collection<String> a, Collection<String> b, Collection<String> c) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        all.addAll(c);
        return all;
    }
}
