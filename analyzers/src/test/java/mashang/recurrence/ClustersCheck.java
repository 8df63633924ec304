package mashang.recurrence;

import java.io.IOException;
import java.io.PrintStream;
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
 * Clusters a file of real complaints (id, user, title, time, content) and writes id,cluster_id for each, after all merges: to see whether a
 * change to the reading of texts makes the problems found better or worse.
 */
public final class ClustersCheck {
    private ClustersCheck() {}

    public static void main(String[] args) throws IOException {
        ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);
        List<Complaint> complaints = new ArrayList<>();
        for (Map<String, String> row : CsvTable.read(Path.of(args[0]))) {
            Instant at = LocalDateTime.parse(row.get("time").replace(' ', 'T')).toInstant(ZoneOffset.ofHours(8));
            Signature signature = Signature.of(
                    ComplaintText.clean(row.get("title")), ComplaintText.clean(row.get("content")), analyzer);
            complaints.add(new Complaint(row.get("id"), at, at, row.get("user"), Circumstances.NONE, signature));
        }
        complaints.sort(Complaint.ORDER);
        OnlineClusterer clusterer = new OnlineClusterer(ClustererSettings.DEFAULT);
        Map<String, String> came = new LinkedHashMap<>();
        Map<String, String> went = new HashMap<>();
        for (Complaint complaint : complaints) {
            Changes changes = clusterer.take(List.of(complaint), complaint.loggedAt());
            changes.assignments().forEach(assignment -> came.put(assignment.orderId(), assignment.problemId()));
            changes.merges().forEach(merged -> went.put(merged.from(), merged.into()));
        }
        try (PrintStream out = new PrintStream(args[1], "UTF-8")) {
            out.println("id,cluster_id");
            came.forEach((order, problem) -> out.println(order + ',' + end(problem, went)));
        }
    }

    private static String end(String problem, Map<String, String> went) {
        String id = problem;
        while (went.containsKey(id)) {
            id = went.get(id);
        }
        return id;
    }
}
