package mashang.local.problems;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mashang.recurrence.Assignment;
import mashang.recurrence.Changes;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.Complaint;
import mashang.recurrence.Merged;
import mashang.recurrence.OnlineClusterer;

/** Texts through the clusterer, in batches as the job takes them: behind each other in time, whatever their order. */
public final class Clustering {
    /** Complaints between two watermarks of a busy job. */
    private static final int BATCH = 200;
    /** Fewer texts say nothing about speed. */
    private static final int WORTH_WARMING = 1_000;
    /** CPU time before what is measured. */
    private static final long WARM_NANOS = 4_000_000_000L;

    private final Function<LabelledText, Complaint> reading;
    private final ClustererSettings settings;

    /** @param reading text analysis */
    public Clustering(Function<LabelledText, Complaint> reading, ClustererSettings settings) {
        this.reading = reading;
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param arrival the problem each text was put into when it came, in the order of the texts
     * @param end the same after all merges
     * @param cpuNanos CPU time of text analysis and clustering
     */
    public record Result(List<String> arrival, List<String> end, long cpuNanos) {}

    /** Clusters texts, again and again for some seconds: a job that runs for months has long been compiled. */
    public Result runWarm(List<LabelledText> texts) {
        long spent = 0;
        Result result = run(texts);
        while (spent < WARM_NANOS && texts.size() >= WORTH_WARMING) {
            spent += result.cpuNanos();
            result = run(texts);
        }
        return result;
    }

    /** Clusters texts. */
    public Result run(List<LabelledText> texts) {
        long before = cpuNanos();
        OnlineClusterer clusterer = new OnlineClusterer(settings);
        Map<String, String> came = new HashMap<>();
        Map<String, String> went = new HashMap<>();
        List<Complaint> complaints = new ArrayList<>(texts.size());
        for (LabelledText text : texts) {
            complaints.add(reading.apply(text));
        }
        complaints.sort(Complaint.ORDER);
        int from = 0;
        while (from < complaints.size()) {
            int to = end(complaints, from);
            Instant now = complaints.get(to - 1).loggedAt();
            Changes changes = clusterer.take(complaints.subList(from, to), now);
            for (Assignment assignment : changes.assignments()) {
                came.put(assignment.orderId(), assignment.problemId());
            }
            for (Merged merged : changes.merges()) {
                went.put(merged.from(), merged.into());
            }
            from = to;
        }
        return result(texts, came, went, cpuNanos() - before);
    }

    /** Where a batch ends: where time moves on. */
    private static int end(List<Complaint> complaints, int from) {
        int to = Math.min(complaints.size(), from + BATCH);
        while (to < complaints.size()
                && complaints.get(to).loggedAt().equals(complaints.get(to - 1).loggedAt())) {
            to++;
        }
        return to;
    }

    private static Result result(
            List<LabelledText> texts, Map<String, String> came, Map<String, String> went, long cpuNanos) {
        List<String> arrival = new ArrayList<>(texts.size());
        List<String> end = new ArrayList<>(texts.size());
        for (LabelledText text : texts) {
            String problem = came.get(text.orderId());
            if (problem == null) {
                throw new IllegalStateException(text.orderId() + " was not assigned");
            }
            arrival.add(problem);
            String last = problem;
            while (went.containsKey(last)) {
                last = went.get(last);
            }
            end.add(last);
        }
        return new Result(Collections.unmodifiableList(arrival), Collections.unmodifiableList(end), cpuNanos);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
