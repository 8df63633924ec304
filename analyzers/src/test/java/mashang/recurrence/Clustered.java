package mashang.recurrence;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where complaints are after all merges, by order, and the CPU time it took. */
record Clustered(Map<String, String> problems, long nanos) {
    private static final int BATCH = 200;

    /** Runs complaints that are in {@link Complaint#ORDER}. */
    static Clustered run(List<Complaint> complaints, ClustererSettings settings) {
        long before = cpu();
        OnlineClusterer clusterer = new OnlineClusterer(settings);
        Map<String, String> problems = new HashMap<>();
        Map<String, String> went = new HashMap<>();
        for (int from = 0; from < complaints.size(); from += BATCH) {
            List<Complaint> batch = complaints.subList(from, Math.min(complaints.size(), from + BATCH));
            Changes changes = clusterer.take(batch, batch.get(batch.size() - 1).loggedAt());
            changes.assignments().forEach(assignment -> problems.put(assignment.orderId(), assignment.problemId()));
            changes.merges().forEach(merged -> went.put(merged.from(), merged.into()));
        }
        problems.replaceAll((order, problem) -> {
            String last = problem;
            while (went.containsKey(last)) {
                last = went.get(last);
            }
            return last;
        });
        return new Clustered(problems, cpu() - before);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Documents per second of CPU time. */
    double rate() {
        return problems.size() * 1e9 / nanos;
    }

    /** Adjusted Rand index of two clusterings over some orders. */
    static double ari(Map<String, String> a, Map<String, String> b, Set<String> orders) {
        Map<String, Integer> inA = new HashMap<>();
        Map<String, Integer> inB = new HashMap<>();
        Map<String, Integer> inBoth = new HashMap<>();
        for (String order : orders) {
            inA.merge(a.get(order), 1, Integer::sum);
            inB.merge(b.get(order), 1, Integer::sum);
            inBoth.merge(a.get(order) + '\n' + b.get(order), 1, Integer::sum);
        }
        double chance = pairs(inA) * pairs(inB) / (orders.size() * (orders.size() - 1.0) / 2);
        return (pairs(inBoth) - chance) / ((pairs(inA) + pairs(inB)) / 2 - chance);
    }

    private static double pairs(Map<String, Integer> counts) {
        return counts.values().stream()
                .mapToDouble(count -> count * (count - 1.0) / 2)
                .sum();
    }
}
