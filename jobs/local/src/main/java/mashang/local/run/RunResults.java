package mashang.local.run;

import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.deadletters.DeadLetterDocuments;
import mashang.jobs.supervision.DecisionDocuments;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/** Counts and compares what a run left in Kafka and Elasticsearch. */
public final class RunResults {
    private static final String PROBLEMS = "mashang-problems";

    private RunResults() {}

    /**
     * Reads the results of a run of these feeds; other feeds in the same indices do not count.
     *
     * @param expected the truth, absent where nobody knows it
     */
    public static Summary read(RunPlan plan, long handedOver, @Nullable Expected expected, double seconds) {
        Set<String> feeds = plan.feedNames();
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(plan.stack().elasticsearch()).connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh("mashang-*");
            Set<String> indexed = BreachSet.inElasticsearch(search, feeds);
            SortedMap<String, Alert> alerts =
                    BreachSet.inKafka(plan.stack().bootstrap(), plan.topics().alerts(), feeds);
            return new Summary(
                    handedOver,
                    count(search, LedgerDocuments.INDEX, feeds),
                    count(
                            search,
                            HistoryDocuments.INDEX_PREFIX + "*",
                            found -> !found.source().has(DecisionDocuments.FIELD)
                                    && feeds.contains(
                                            found.source().path("feed").asText())),
                    count(search, DeadLetterDocuments.INDEX, feeds),
                    alerts,
                    BreachSet.standing(alerts.values()),
                    indexed,
                    expected,
                    count(search, PROBLEMS, found -> feeds.contains(feedOf(found))),
                    search.count("mashang-*"),
                    seconds);
        }
    }

    /** A problem belongs to the feed of its first order. */
    private static String feedOf(ElasticsearchSetup.Found problem) {
        return CaseEvent.feedOf(problem.source().path("examples").path(0).asText());
    }

    private static long count(ElasticsearchSetup search, String indices, Collection<String> feeds) {
        return count(
                search,
                indices,
                found -> feeds.contains(found.source().path("feed").asText()));
    }

    private static long count(ElasticsearchSetup search, String indices, Predicate<ElasticsearchSetup.Found> counts) {
        AtomicLong number = new AtomicLong();
        search.scan(indices, found -> {
            if (counts.test(found)) {
                number.incrementAndGet();
            }
        });
        return number.get();
    }
}
