package mashang.jobs.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import mashang.sla.Alert;

/**
 * Alerts that wait until log time has come to when each was decided. Behind a day away all of that day wait while its ticks are read, one after the other, so a
 * tick looks at no more than it lets go.
 */
final class WaitingAlerts {
    private final TreeMap<Long, List<Waiting>> byTime = new TreeMap<>();
    private long came;

    private record Waiting(long place, Alert alert) {}

    void add(Alert alert) {
        byTime.computeIfAbsent(alert.decidedAt().toEpochMilli(), time -> new ArrayList<>())
                .add(new Waiting(came++, alert));
    }

    /** Takes out those that were decided by then, in the order they came. */
    List<Alert> until(long time) {
        SortedMap<Long, List<Waiting>> due = byTime.headMap(time, true);
        List<Alert> alerts = inOrder(due.values());
        due.clear();
        return alerts;
    }

    /** All, in the order they came. */
    List<Alert> all() {
        return inOrder(byTime.values());
    }

    private static List<Alert> inOrder(Collection<List<Waiting>> some) {
        return some.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Waiting::place))
                .map(Waiting::alert)
                .toList();
    }
}
