package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups complaints by their concrete cause as they come: each joins the nearest cluster, or opens one.
 *
 * <p>Similarity is the cosine under inverse cluster frequency, in two channels, place and issue, with a gate on each:
 * the same issue at two places is two problems, and one place has many issues. Clusters are forgotten after a time
 * without members. A complaint is looked at once and never moved; clusters are not merged yet.
 *
 * <p>Deterministic to the bit: the same complaints in the same order ({@link Complaint#ORDER}) give the same ids, scores
 * and labels, also when the clusters were kept as {@link ProblemCluster}s in between and restored in any order. Time is
 * the complaints' {@code loggedAt}. Memory is bounded by {@link ClustererSettings}. Not thread-safe.
 */
public final class OnlineClusterer {
    private static final int KEYWORDS = 12;

    private final ClustererSettings settings;
    private final Channel places = new Channel();
    private final Channel issues = new Channel();
    private final Channel phrases = new Channel();
    private final Search search;
    private final Map<String, LiveCluster> clusters = new HashMap<>();
    private final TreeSet<LiveCluster> byIdleness = new TreeSet<>(LiveCluster.BY_IDLENESS);

    public OnlineClusterer(ClustererSettings settings) {
        this.settings = settings;
        this.search = new Search(places, issues, settings);
    }

    /** Takes up a cluster that was kept. */
    public void restore(ProblemCluster kept) {
        take(new LiveCluster(kept, places, issues, phrases));
    }

    /**
     * Takes a batch of complaints and lets time pass.
     *
     * <p>Cutting the same complaints into other batches ends in the same clusters: each complaint sees the clusters as
     * they are at its own time.
     *
     * @param due every complaint logged up to {@code now} and not taken yet, in any order
     */
    public Changes take(Collection<Complaint> due, Instant now) {
        Changes changes = new Changes(new TreeMap<>(), new TreeMap<>());
        Set<String> joined = new TreeSet<>();
        for (Complaint complaint : due.stream().sorted(Complaint.ORDER).toList()) {
            changes.retire(expire(complaint.loggedAt()));
            Assignment assignment = assign(complaint);
            joined.add(assignment.problemId());
            changes.retire(assignment.dropped());
        }
        changes.retire(expire(now));
        for (String id : joined) {
            LiveCluster live = clusters.get(id);
            if (live != null) {
                changes.changed().put(id, live.snapshot());
            }
        }
        return changes;
    }

    /** Puts a complaint where it belongs. */
    public Assignment assign(Complaint complaint) {
        search.run(complaint.signature(), clusters.size());
        LiveCluster best = search.best();
        if (best != null && search.bestScore() >= settings.join()) {
            byIdleness.remove(best);
            join(best, complaint);
            return new Assignment(best.id, search.bestScore(), false, List.of());
        }
        List<ProblemCluster> dropped = new ArrayList<>();
        while (clusters.size() >= settings.maxClusters()) {
            dropped.add(drop(byIdleness.first()));
        }
        LiveCluster opened = new LiveCluster(complaint, places, issues, phrases);
        join(opened, complaint);
        return new Assignment(opened.id, 0, true, dropped);
    }

    /** Forgets the clusters whose last member came more than the idle time before {@code now}, longest idle first. */
    public List<ProblemCluster> expire(Instant now) {
        List<ProblemCluster> expired = new ArrayList<>();
        while (!byIdleness.isEmpty()
                && byIdleness.first().touchedAt.plus(settings.idle()).isBefore(now)) {
            expired.add(drop(byIdleness.first()));
        }
        return expired;
    }

    /** The earliest time at which {@link #expire} has something to do, to the millisecond; empty without clusters. */
    public Optional<Instant> nextExpiry() {
        return byIdleness.isEmpty()
                ? Optional.empty()
                : Optional.of(byIdleness.first().touchedAt.plus(settings.idle()).plusMillis(1));
    }

    /** A live cluster as it can be kept; null where there is none of this id. */
    public @Nullable ProblemCluster cluster(String id) {
        LiveCluster cluster = clusters.get(id);
        return cluster == null ? null : cluster.snapshot();
    }

    /** Number of live clusters. */
    public int size() {
        return clusters.size();
    }

    private void join(LiveCluster cluster, Complaint member) {
        cluster.add(member, settings.maxTerms());
        take(cluster);
        // Now, not when somebody asks: how rare a word is depends on the other clusters, which go on changing.
        if (cluster.size >= settings.problemSize()) {
            cluster.label = label(cluster);
            cluster.keywords = keywords(cluster);
        }
    }

    private void take(LiveCluster cluster) {
        clusters.put(cluster.id, cluster);
        byIdleness.add(cluster);
    }

    private ProblemCluster drop(LiveCluster cluster) {
        ProblemCluster kept = cluster.snapshot();
        byIdleness.remove(cluster);
        clusters.remove(cluster.id);
        cluster.leave();
        return kept;
    }

    private String label(LiveCluster cluster) {
        String best = "";
        double bestScore = 0;
        for (Channel.Entry phrase : cluster.phrases.entries()) {
            double score = score(phrase, cluster);
            if (score > bestScore || (score == bestScore && phrase.posting.term.compareTo(best) < 0)) {
                best = phrase.posting.term;
                bestScore = score;
            }
        }
        Channel.Entry present = cluster.phrases.get(cluster.label);
        return present == null || Label.replaces(bestScore, score(present, cluster)) ? best : cluster.label;
    }

    private double score(Channel.Entry phrase, LiveCluster cluster) {
        return Label.score(
                phrase.posting.term, phrase.weight, cluster.size, phrase.posting.holders.size(), clusters.size());
    }

    private List<String> keywords(LiveCluster cluster) {
        List<Channel.Entry> words = new ArrayList<>(cluster.issues.entries());
        words.addAll(cluster.places.entries());
        words.removeIf(word -> Signature.isBigram(word.posting.term));
        return words.stream()
                .sorted(Comparator.comparingDouble((Channel.Entry e) -> -telling(e))
                        .thenComparing(e -> e.posting.term))
                .map(e -> e.posting.term)
                .distinct()
                .limit(KEYWORDS)
                .toList();
    }

    private double telling(Channel.Entry word) {
        return word.damped * issues.rarity(word.posting.holders.size(), clusters.size());
    }
}
