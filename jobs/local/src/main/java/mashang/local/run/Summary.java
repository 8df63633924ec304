package mashang.local.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a run.
 *
 * @param handedOver raw records fed
 * @param orders orders in the ledger
 * @param events distinct events in the history
 * @param deadLetters dead letters
 * @param alerted breaches that stand, by the alerts topic
 * @param indexed breaches that stand, by the index
 * @param expected breaches by the simulator's own truth; absent where there is none
 * @param problems recurring problems
 * @param documents documents in all indices
 * @param seconds real time from the first record to the last document
 */
public record Summary(
        long handedOver,
        long orders,
        long events,
        long deadLetters,
        Set<String> alerted,
        Set<String> indexed,
        @Nullable Set<String> expected,
        long problems,
        long documents,
        double seconds) {

    /** Whether every place tells the same breaches. */
    public boolean agrees() {
        return alerted.equals(indexed) && (expected == null || expected.equals(alerted));
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
            lines.put("breaches expected", Integer.toString(expected.size()));
        }
        lines.put("problems", Long.toString(problems));
        lines.put("documents indexed", Long.toString(documents));
        lines.put("seconds", String.format(java.util.Locale.ROOT, "%.1f", seconds));
        return lines;
    }

    /** Breaches that not every place tells, each with the places that do; empty where all agree. */
    public Map<String, String> differences() {
        Set<String> all = new TreeSet<>(alerted);
        all.addAll(indexed);
        Set<String> truth = expected == null ? alerted : expected;
        all.addAll(truth);
        Map<String, String> differences = new LinkedHashMap<>();
        for (String breach : all) {
            String places = (truth.contains(breach) ? "T" : "-")
                    + (alerted.contains(breach) ? "K" : "-")
                    + (indexed.contains(breach) ? "E" : "-");
            if (!places.equals("TKE")) {
                differences.put(breach, places);
            }
        }
        return differences;
    }
}
