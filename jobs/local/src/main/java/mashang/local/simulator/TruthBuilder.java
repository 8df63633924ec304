package mashang.local.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
import mashang.sla.oracle.Oracle;

/** Adds up what the plans of all orders mean, as the oracle judges them. */
final class TruthBuilder {
    /** How far the end stays away from anything undecided. */
    private static final long CLEARANCE = 10 * Life.MINUTE;

    /** Long enough for everything that is ever told of an order nothing more is heard of. */
    private static final long AFTERWARDS = 390 * Arrivals.DAY;

    private static final Set<Alert.Kind> ACCUSATIONS =
            EnumSet.of(Alert.Kind.BREACH, Alert.Kind.CADENCE_MISSED, Alert.Kind.BUCK_PASSING);

    private final Oracle oracle;
    private final long grace;
    private final List<Alert> alerts = new ArrayList<>();
    private final Map<Long, List<String>> members = new TreeMap<>();
    private long orders;
    private long records;
    private long deadLetters;
    private long last;

    /** @param grace milliseconds: the longest of any feed */
    TruthBuilder(Oracle oracle, long grace) {
        this.oracle = oracle;
        this.grace = grace;
    }

    void add(OrderPlan plan) {
        OrderFace face = plan.face();
        orders++;
        records += plan.records().size();
        deadLetters += plan.deadLetters();
        plan.records().forEach(record -> last = Math.max(last, record.loggedAt()));
        if (face.problem() >= 0) {
            members.computeIfAbsent(face.problem(), number -> new ArrayList<>()).add(face.orderId());
        }
        long heard = plan.events().stream()
                .mapToLong(event -> event.loggedAt().toEpochMilli())
                .max()
                .orElse(0);
        alerts.addAll(oracle.judge(plan.events(), heard + AFTERWARDS).alerts());
    }

    Truth build(PlantedProblems planted) {
        long end = end();
        List<Truth.Problem> problems = new ArrayList<>();
        members.forEach((number, orderIds) -> {
            if (orderIds.size() >= 3) {
                problems.add(new Truth.Problem(
                        "problem-" + number, planted.planted(number).label(), List.copyOf(orderIds)));
            }
        });
        List<Alert> told = alerts.stream()
                .filter(alert -> alert.decidedAt().toEpochMilli() <= end)
                .sorted(AlertCsv.ORDER)
                .toList();
        TreeSet<Truth.Breach> breaches = new TreeSet<>();
        TreeSet<Truth.Breach> withdrawn = new TreeSet<>();
        latest(told).forEach(alert -> (alert.withdrawn() ? withdrawn : breaches).add(Truth.Breach.of(alert)));
        withdrawn.removeAll(breaches); // told anew, on another occasion
        return new Truth(
                told,
                List.copyOf(breaches),
                List.copyOf(withdrawn),
                List.copyOf(problems),
                orders,
                records,
                deadLetters,
                Instant.ofEpochMilli(end));
    }

    /** Of each accusation what was said of it last. */
    private static Collection<Alert> latest(List<Alert> told) {
        Map<String, Alert> latest = new TreeMap<>();
        for (Alert alert : told) {
            if (ACCUSATIONS.contains(alert.corrected() == null ? alert.kind() : alert.corrected())) {
                String id = alert.corrects() == null ? alert.alertId() : alert.corrects();
                latest.merge(id, alert, (a, b) -> a.revision() >= b.revision() ? a : b);
            }
        }
        return latest.values();
    }

    /** A whole minute, after everything that has to happen, with nothing decided near it. */
    private long end() {
        long end = (last + grace + Life.HOUR) / Life.MINUTE * Life.MINUTE;
        TreeSet<Long> decided = new TreeSet<>();
        alerts.forEach(alert -> decided.add(alert.decidedAt().toEpochMilli()));
        Long near = decided.ceiling(end - CLEARANCE);
        while (near != null && near <= end + CLEARANCE) {
            end = (near + CLEARANCE) / Life.MINUTE * Life.MINUTE + Life.MINUTE;
            near = decided.ceiling(end - CLEARANCE);
        }
        return end;
    }
}
