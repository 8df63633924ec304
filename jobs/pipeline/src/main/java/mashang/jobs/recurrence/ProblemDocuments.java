package mashang.jobs.recurrence;

import java.util.ArrayList;
import java.util.List;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.recurrence.Changes;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.ProblemCluster;

/**
 * Problems as documents of {@code mashang-problems}.
 *
 * <p>The version is the number of members; forgetting a problem is a decision of its own and adds one. A forgotten
 * problem gets no more members, so the version tells the two apart.
 */
final class ProblemDocuments {
    /** Their index. */
    static final String INDEX = "mashang-problems";

    private static final int MOST_NAMES = 3;

    private ProblemDocuments() {}

    static List<Document> of(Changes changes, ClustererSettings settings, String city) {
        List<Document> documents = new ArrayList<>();
        for (ProblemCluster cluster : changes.changed().values()) {
            if (cluster.size() >= settings.problemSize()) {
                documents.add(document(cluster, city, true));
            }
        }
        for (ProblemCluster cluster : changes.retired().values()) {
            if (cluster.size() >= settings.problemSize()) {
                documents.add(document(cluster, city, false));
            }
        }
        return documents;
    }

    private static Document document(ProblemCluster cluster, String city, boolean active) {
        List<String> examples = new ArrayList<>(cluster.firstExamples());
        examples.addAll(cluster.latestExamples());
        List<String> categories = ProblemCluster.main(cluster.categories(), 1);
        return new JsonDocument()
                .put("problemId", cluster.id())
                .put("city", city)
                .put("label", cluster.shownLabel())
                .put("terms", cluster.keywords())
                .put("size", cluster.size())
                .put("callers", cluster.callers().size())
                .put("firstSeenAt", cluster.firstSeen())
                .put("lastSeenAt", cluster.lastSeen())
                .put("examples", examples)
                .put("districts", ProblemCluster.main(cluster.districts(), MOST_NAMES))
                .put("streets", ProblemCluster.main(cluster.streets(), MOST_NAMES))
                .put("category", categories.isEmpty() ? null : categories.get(0))
                .put("active", active)
                .to(INDEX, cluster.id(), cluster.size() + (active ? 0 : 1));
    }
}
