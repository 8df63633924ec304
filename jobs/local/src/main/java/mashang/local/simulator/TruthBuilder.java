package mashang.local.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what the plans of all orders mean. */
final class TruthBuilder {
    /** How far the end stays away from anything undecided. */
    private static final long CLEARANCE = 10 * Life.MINUTE;

    private final List<Found> breached = new ArrayList<>();
    private final TreeSet<Truth.Breach> passing = new TreeSet<>();
    private final Map<Long, List<String>> members = new TreeMap<>();
    private long orders;
    private long records;
    private long deadLetters;
    private long last;

    private record Found(String orderId, Verdicts.Overdue overdue) {
        Truth.Breach breach() {
            return new Truth.Breach(orderId, overdue.round(), overdue.clock(), Instant.ofEpochMilli(overdue.due()));
        }
    }

    void add(OrderPlan plan, Verdicts verdicts) {
        OrderFace face = plan.face();
        orders++;
        records += plan.records().size();
        deadLetters += plan.deadLetters();
        plan.records().forEach(record -> last = Math.max(last, record.loggedAt()));
        if (face.problem() >= 0) {
            members.computeIfAbsent(face.problem(), number -> new ArrayList<>()).add(face.orderId());
        }
        List<Verdicts.Overdue> lasting = verdicts.overdue(plan.told(), Long.MAX_VALUE);
        for (Verdicts.Overdue overdue : lasting) {
            breached.add(new Found(face.orderId(), overdue));
            if (overdue.stopped()) {
                last = Math.max(last, overdue.told());
            }
        }
        for (Verdicts.Overdue overdue : passing(plan, verdicts)) {
            passing.add(new Found(face.orderId(), overdue).breach());
        }
    }

    /** What had to be told just before each record but the first, by what was known until then. */
    private static List<Verdicts.Overdue> passing(OrderPlan plan, Verdicts verdicts) {
        TreeSet<Long> instants = new TreeSet<>();
        plan.told().forEach(told -> instants.add(told.loggedAt()));
        instants.pollFirst();
        List<Verdicts.Overdue> passing = new ArrayList<>();
        for (long instant : instants) {
            for (Verdicts.Overdue overdue : verdicts.overdue(plan.told(), instant - 1)) {
                if (overdue.told() < instant) {
                    passing.add(overdue);
                }
            }
        }
        return passing;
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
        List<Truth.Breach> breaches = breached.stream()
                .filter(found -> found.overdue().told() <= end)
                .map(Found::breach)
                .sorted()
                .toList();
        TreeSet<Truth.Breach> withdrawn = new TreeSet<>(passing);
        breaches.forEach(withdrawn::remove);
        return new Truth(
                breaches,
                List.copyOf(withdrawn),
                List.copyOf(problems),
                orders,
                records,
                deadLetters,
                Instant.ofEpochMilli(end));
    }

    /** A whole minute, after everything that has to happen, with nothing undecided near it. */
    private long end() {
        long end = (last + Life.HOUR) / Life.MINUTE * Life.MINUTE;
        TreeSet<Long> open = new TreeSet<>();
        breached.forEach(found -> open.add(found.overdue().told()));
        Long near = open.ceiling(end - CLEARANCE);
        while (near != null && near <= end + CLEARANCE) {
            end = (near + CLEARANCE) / Life.MINUTE * Life.MINUTE + Life.MINUTE;
            near = open.ceiling(end - CLEARANCE);
        }
        return end;
    }
}
