package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All live clusters: by id, by former id, by idleness, and by what they hold. */
final class Population {
    final ClusterIndex index = new ClusterIndex();
    private final ClustererSettings settings;
    private final Map<String, LiveCluster> byId = new HashMap<>();
    private final Map<String, LiveCluster> byAlias = new HashMap<>();
    private final Idleness idleness = new Idleness();

    Population(ClustererSettings settings) {
        this.settings = settings;
    }

    int size() {
        return byId.size();
    }

    @Nullable
    LiveCluster get(String id) {
        return byId.get(id);
    }

    /** The cluster of an id or a former id; null where there is none any more. */
    @Nullable
    LiveCluster resolve(String id) {
        LiveCluster cluster = byId.get(id);
        return cluster == null ? byAlias.get(id) : cluster;
    }

    boolean isLive(LiveCluster cluster) {
        return byId.get(cluster.id) == cluster;
    }

    /** The one idle for longest; null where there are none. */
    @Nullable
    LiveCluster idlest() {
        return idleness.first();
    }

    /** An empty cluster. */
    LiveCluster open(String wish, Complaint first) {
        StringBuilder id = new StringBuilder(wish);
        while (resolve(id.toString()) != null) {
            id.append('+');
        }
        LiveCluster opened = new LiveCluster(id.toString(), first, index);
        enter(opened);
        return opened;
    }

    void restore(ProblemCluster kept) {
        LiveCluster cluster = new LiveCluster(kept, index);
        enter(cluster);
        cluster.aliases.forEach(alias -> byAlias.put(alias.id(), cluster));
    }

    private void enter(LiveCluster cluster) {
        byId.put(cluster.id, cluster);
        idleness.add(cluster);
    }

    void join(LiveCluster cluster, Complaint member) {
        cluster.add(member, settings.maxTerms());
    }

    /** An analyst spoke about it. */
    void decide(LiveCluster cluster) {
        cluster.decided = true;
    }

    /**
     * Puts one cluster into another.
     *
     * @param known whether anybody has been told the id that is given up, so that it must be kept as an alias
     */
    void unite(LiveCluster gone, LiveCluster into, Instant at, boolean known) {
        leave(gone);
        into.addAll(gone, settings.maxTerms());
        List<Alias> aliases = new ArrayList<>(gone.aliases);
        if (known) {
            aliases.add(new Alias(gone.id, at));
        }
        if (!aliases.isEmpty()) {
            aliases.forEach(alias -> byAlias.put(alias.id(), into));
            into.addAliases(aliases, at.minus(settings.aliasIdle())).forEach(byAlias::remove);
        }
        gone.leave();
        index.slots.release(gone.slot);
    }

    ProblemCluster drop(LiveCluster cluster) {
        ProblemCluster last = cluster.snapshot();
        leave(cluster);
        cluster.aliases.forEach(alias -> byAlias.remove(alias.id()));
        cluster.leave();
        index.slots.release(cluster.slot);
        return last;
    }

    private void leave(LiveCluster cluster) {
        idleness.remove(cluster);
        byId.remove(cluster.id);
    }
}
