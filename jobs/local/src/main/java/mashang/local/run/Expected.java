package mashang.local.run;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mashang.local.simulator.Truth;
import mashang.sla.AlertCsv;

/**
 * What a run must find.
 *
 * @param alerts every alert, as a line of {@link AlertCsv}
 * @param breaches the accusations that stand at the end, as {@link BreachSet#line}s
 */
public record Expected(Set<String> alerts, Set<String> breaches) {
    static Expected of(Truth truth) {
        Set<String> alerts = truth.alerts().stream()
                .map(alert -> AlertCsv.line(alert).strip())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> breaches = truth.breaches().stream()
                .map(b -> BreachSet.line(b.orderId(), b.round(), b.clock(), b.dueAt(), b.hop()))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Expected(alerts, breaches);
    }
}
