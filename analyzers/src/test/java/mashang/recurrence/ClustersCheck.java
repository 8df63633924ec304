package mashang.recurrence;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ComplaintText;
import mashang.text.CsvTable;
import mashang.text.ShippedWords;

/**
 * Clusters a file of real complaints (id, user, title, time, content) and writes id,cluster_id for each, after all merges
 * or, with {@code --arrival}, as told when it came: to see whether a change to the reading of texts makes the problems
 * found better or worse. Prints how many complaints it reads and clusters in a second of one thread's CPU, from their raw
 * texts on; the first of two rounds, which warms up, is not counted.
 */
public final class ClustersCheck {
    private final ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);
    private final Map<String, String> came = new LinkedHashMap<>();
    private final Map<String, String> went = new HashMap<>();

    private ClustersCheck() {}

    public static void main(String[] args) throws IOException {
        List<Map<String, String>> rows = CsvTable.read(Path.of(args[0]));
        boolean arrival = args.length > 2 && args[2].equals("--arrival");
        new ClustersCheck().cluster(rows);
        long start = cpuNanos();
        ClustersCheck check = new ClustersCheck();
        check.cluster(rows);
        System.out.printf("complaints/s: %.0f%n", rows.size() * 1e9 / (cpuNanos() - start));
        try (PrintStream out = new PrintStream(args[1], "UTF-8")) {
            out.println("id,cluster_id");
            check.came.forEach((order, problem) -> out.println(order + ',' + (arrival ? problem : check.end(problem))));
        }
    }

    private void cluster(List<Map<String, String>> rows) {
        List<Complaint> complaints = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Instant at = LocalDateTime.parse(row.get("time").replace(' ', 'T')).toInstant(ZoneOffset.ofHours(8));
            Signature signature = Signature.of(
                    ComplaintText.clean(row.get("title")), ComplaintText.clean(row.get("content")), analyzer);
            complaints.add(new Complaint(row.get("id"), at, at, row.get("user"), Circumstances.NONE, signature));
        }
        complaints.sort(Complaint.ORDER);
        OnlineClusterer clusterer = new OnlineClusterer(ClustererSettings.DEFAULT);
        for (Complaint complaint : complaints) {
            Changes changes = clusterer.take(List.of(complaint), complaint.loggedAt());
            changes.assignments().forEach(assignment -> came.put(assignment.orderId(), assignment.problemId()));
            changes.merges().forEach(merged -> went.put(merged.from(), merged.into()));
        }
    }

    private String end(String problem) {
        String id = problem;
        while (went.containsKey(id)) {
            id = went.get(id);
        }
        return id;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
