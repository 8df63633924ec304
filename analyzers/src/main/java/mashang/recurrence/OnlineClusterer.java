package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups complaints by their concrete cause as they come: each joins the nearest cluster, or opens one; clusters that have
 * become alike are merged; what stays idle is forgotten; what analysts say is respected.
 *
 * <p>Similarity is the cosine under inverse cluster frequency, in two channels, place and issue, with a gate on each:
 * see {@link Similarity}. When two clusters are merged the larger, then the older, keeps its id, and the other id becomes
 * an alias.
 *
 * <p>Deterministic to the bit: the same complaints in the same order ({@link Complaint#ORDER}) give the same ids
 * and scores, also when the clusters were kept as {@link ProblemCluster}s and a {@link ClustererState} in between and
 * restored in any order. Time is the complaints' {@code loggedAt}. Memory is bounded by {@link ClustererSettings}. Not
 * thread-safe.
 */
public final class OnlineClusterer {
    /** Members up to which a cluster still changes much with each. */
    private static final int YOUNG = 4;
    /** The same where it is known where it lies: what is told of it early is told twice where it has a twin. */
    private static final int YOUNG_HERE = 12;

    private final ClustererSettings settings;
    private final Population population;
    private final Search search;
    private final Merging merging;
    private final Set<LiveCluster> unsettled = new LinkedHashSet<>();
    private Batch batch = new Batch();
    private long taken;
    private long settled;

    public OnlineClusterer(ClustererSettings settings) {
        this.settings = settings;
        this.population = new Population(settings);
        ClusterIndex index = population.index;
        this.search = new Search(index.places, index.issues, index.slots, settings);
        this.merging = new Merging(search, settings);
    }

    /** What has happened since the last {@link #take}. */
    private static final class Batch {
        final TreeSet<String> changed = new TreeSet<>();
        final TreeMap<String, ProblemCluster> retired = new TreeMap<>();
        final List<Assignment> assignments = new ArrayList<>();
        final List<Merged> merges = new ArrayList<>();
    }

    /** Takes up a cluster that was kept. */
    public void restore(ProblemCluster kept) {
        population.restore(kept);
        LiveCluster cluster = population.get(kept.id());
        if (cluster != null && cluster.changedWith > settled) {
            unsettled.add(cluster);
        }
    }

    /** Takes up what was kept beside the clusters, before or after them. */
    public void restore(ClustererState kept) {
        taken = kept.taken();
        settled = kept.settled();
        unsettled.removeIf(cluster -> cluster.changedWith <= settled);
        population.index.set(kept.rarityClusters());
    }

    /** What must be kept beside the clusters: nothing where there are none, {@link ClustererState#NONE}. */
    public ClustererState state() {
        return new ClustererState(taken, settled, population.index.rarity.clusters());
    }

    /** Takes a batch of complaints and lets time pass: {@link #take(Collection, Collection, Instant)}. */
    public Changes take(Collection<Complaint> due, Instant now) {
        return take(due, List.of(), now);
    }

    /**
     * Takes a batch of complaints and of analysts' words and lets time pass.
     *
     * <p>Cutting the same complaints into other batches ends in the same clusters: each complaint sees the clusters as
     * they are at its own time.
     *
     * @param due every complaint logged up to {@code now} and not taken yet, in any order
     * @param said every word logged up to {@code now} and not taken yet, in any order
     */
    public Changes take(Collection<Complaint> due, Collection<Feedback> said, Instant now) {
        batch = new Batch();
        List<Feedback> words = said.stream().sorted(Feedback.ORDER).toList();
        int next = 0;
        for (Complaint complaint : due.stream().sorted(Complaint.ORDER).toList()) {
            while (next < words.size() && words.get(next).loggedAt().isBefore(complaint.loggedAt())) {
                respect(words.get(next++));
            }
            expire(complaint.loggedAt());
            assign(complaint);
        }
        while (next < words.size()) {
            respect(words.get(next++));
        }
        expire(now);
        return changes();
    }

    private Changes changes() {
        batch.changed.removeIf(id -> population.get(id) == null);
        return new Changes(batch.changed, batch.retired, batch.assignments, batch.merges);
    }

    /** The earliest time at which something is to be forgotten, to the millisecond; empty where nothing is. */
    public Optional<Instant> nextExpiry() {
        LiveCluster idlest = population.idlest();
        return idlest == null || idlest.decided
                ? Optional.empty()
                : Optional.of(idlest.touchedAt.plus(settings.idle()).plusMillis(1));
    }

    /** A live cluster as it can be kept, by its id or a former one; null where there is none any more. */
    public @Nullable ProblemCluster cluster(String id) {
        LiveCluster cluster = population.resolve(id);
        return cluster == null ? null : cluster.snapshot();
    }

    /** The present id of a problem that was told by an id or a former one; null where it is no live one's any more. */
    public @Nullable String resolve(String id) {
        LiveCluster cluster = population.resolve(id);
        return cluster == null ? null : cluster.id;
    }

    /** Number of live clusters. */
    public int size() {
        return population.size();
    }

    /** Number of terms that live clusters hold, over all channels. */
    int terms() {
        ClusterIndex index = population.index;
        return index.places.terms() + index.issues.terms();
    }

    private void expire(Instant now) {
        LiveCluster idlest = population.idlest();
        while (idlest != null
                && !idlest.decided
                && idlest.touchedAt.plus(settings.idle()).isBefore(now)) {
            retire(idlest);
            idlest = population.idlest();
            if (idlest == null) {
                restore(ClustererState.NONE);
            }
        }
    }

    private void retire(LiveCluster cluster) {
        batch.retired.put(cluster.id, population.drop(cluster));
    }

    private void assign(Complaint complaint) {
        population.index.follow(population.size());
        LiveCluster nearest = search.nearest(complaint);
        double score = search.bestScore();
        taken++;
        boolean joins = nearest != null
                && score >= settings.leastToJoin(complaint.signature().length());
        LiveCluster cluster = nearest != null && joins ? nearest : open(complaint);
        population.join(cluster, complaint);
        changed(cluster, taken);
        LiveCluster settledIn = settleAtOnce(cluster, complaint.loggedAt(), !joins);
        if (taken % settings.mergeEvery() == 0) {
            settledIn = settle(complaint.loggedAt(), settledIn, !joins && settledIn == cluster);
        }
        boolean opened = !joins && settledIn == cluster;
        batch.assignments.add(new Assignment(complaint.orderId(), settledIn.id, opened ? 0 : score, opened));
    }

    private LiveCluster open(Complaint complaint) {
        while (population.size() >= settings.maxClusters()) {
            LiveCluster idlest = population.idlest();
            if (idlest == null) {
                break;
            }
            retire(idlest);
        }
        return population.open("P-" + complaint.orderId(), complaint);
    }

    /** Merges the cluster of the latest complaint with the one most like it, where the two are clearly alike. */
    private LiveCluster settleAtOnce(LiveCluster latest, Instant at, boolean unknown) {
        LiveCluster partner = mayHaveBecomeAlike(latest) ? merging.partner(latest, at, settings.haste()) : null;
        return partner == null ? latest : merge(latest, partner, at, unknown ? latest : null);
    }

    /** A young cluster changes with every member, a large one hardly: that one is looked at now and then. */
    private static boolean mayHaveBecomeAlike(LiveCluster cluster) {
        boolean isYoung = cluster.size < (cluster.areas.isKnown() ? YOUNG_HERE : YOUNG);
        return isYoung || cluster.size % (2 * YOUNG) == 0;
    }

    /**
     * Merges what has become alike: each cluster that has changed since the last time, smallest first, with the one most
     * like it.
     *
     * @param latest the cluster of the latest complaint
     * @param unknown whether nobody has been told of that one yet
     * @return where the latest complaint is now
     */
    private LiveCluster settle(Instant at, LiveCluster latest, boolean unknown) {
        LiveCluster place = latest;
        List<LiveCluster> order = Merging.inOrder(unsettled);
        unsettled.clear();
        settled = taken;
        for (LiveCluster cluster : order) {
            LiveCluster partner = population.isLive(cluster) ? merging.partner(cluster, at, 1) : null;
            if (partner != null) {
                LiveCluster into = merge(cluster, partner, at, unknown ? latest : null);
                boolean moved = place == cluster || place == partner;
                place = moved ? into : place;
            }
        }
        return place;
    }

    /**
     * Merges two clusters that are alike.
     *
     * @param unknown a cluster that nobody has been told of yet; absent where there is none
     * @return the one that stays
     */
    private LiveCluster merge(LiveCluster a, LiveCluster b, Instant at, @Nullable LiveCluster unknown) {
        LiveCluster into = a.outlives(b) ? a : b;
        LiveCluster gone = into == a ? b : a;
        merge(gone, into, at, Merged.Reason.ALIKE, gone != unknown);
        return into;
    }

    private void merge(LiveCluster gone, LiveCluster into, Instant at, Merged.Reason reason, boolean known) {
        population.unite(gone, into, at, known);
        for (String other : gone.apart()) {
            LiveCluster cluster = population.get(other);
            if (cluster != null && cluster != into) {
                cluster.apart().remove(gone.id);
                cluster.apart().add(into.id);
                changed(cluster, cluster.changedWith);
            }
        }
        into.apart().addAll(gone.apart());
        into.apart().remove(into.id);
        into.apart().remove(gone.id);
        changed(into, taken + 1);
        if (known) {
            batch.merges.add(new Merged(gone.id, into.id, at, reason));
        }
    }

    /** Remembers that a cluster must be kept anew, and whether it may have become like another. */
    private void changed(LiveCluster cluster, long with) {
        cluster.changedWith = with;
        batch.changed.add(cluster.id);
        if (with > settled) {
            unsettled.add(cluster);
        }
    }

    private void respect(Feedback word) {
        expire(word.loggedAt());
        LiveCluster problem = population.resolve(word.problemId());
        if (problem == null) {
            return;
        }
        switch (word.kind()) {
            case MERGE -> {
                LiveCluster other = word.otherId() == null ? null : population.resolve(word.otherId());
                if (other != null && other != problem) {
                    LiveCluster into = problem.outlives(other) ? problem : other;
                    population.decide(into);
                    merge(into == problem ? other : problem, into, word.loggedAt(), Merged.Reason.ANALYST, true);
                }
            }
            case SPLIT -> split(problem, word);
        }
    }

    private void split(LiveCluster problem, Feedback word) {
        List<Complaint> members =
                word.members().stream().sorted(Complaint.ORDER).toList();
        if (members.isEmpty()) {
            return;
        }
        Complaint first = members.get(0);
        LiveCluster part = population.open("S-" + first.orderId(), first);
        for (Complaint member : members) {
            problem.remove(member);
            population.join(part, member);
        }
        problem.apart().add(part.id);
        part.apart().add(problem.id);
        population.decide(problem);
        population.decide(part);
        changed(problem, taken + 1);
        changed(part, taken + 1);
    }
}
