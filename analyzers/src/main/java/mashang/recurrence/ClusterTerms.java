package mashang.recurrence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The terms of one cluster in one channel, in the order of their first appearance: sums run in it. */
final class ClusterTerms {
    /** Pruning takes a sort, so it waits until a quarter too many are there. */
    private static final double SLACK = 1.25;

    private final Channel channel;
    private final LiveCluster cluster;
    private final Map<String, Channel.Entry> entries = new LinkedHashMap<>();

    ClusterTerms(Channel channel, LiveCluster cluster) {
        this.channel = channel;
        this.cluster = cluster;
    }

    void add(String term, double weight) {
        entries.computeIfAbsent(term, t -> channel.enter(t, cluster)).add(weight);
    }

    void addAll(List<TermWeight> terms) {
        for (TermWeight term : terms) {
            add(term.term(), term.weight());
        }
    }

    /** Forgets the lightest terms where there are clearly more than {@code most}. */
    void prune(int most) {
        if (entries.size() <= most * SLACK) {
            return;
        }
        List<Channel.Entry> byWeight = new ArrayList<>(entries.values());
        byWeight.sort(Comparator.comparingDouble((Channel.Entry e) -> -e.weight).thenComparing(e -> e.posting.term));
        for (Channel.Entry light : byWeight.subList(most, byWeight.size())) {
            entries.remove(light.posting.term);
            channel.remove(light);
        }
    }

    void clear() {
        entries.values().forEach(channel::remove);
        entries.clear();
    }

    double squaredNorm(int clusters) {
        double sum = 0;
        for (Channel.Entry entry : entries.values()) {
            double x = entry.damped * channel.rarity(entry.posting.holders.size(), clusters);
            sum += x * x;
        }
        return sum;
    }

    Collection<Channel.Entry> entries() {
        return entries.values();
    }

    Channel.@Nullable Entry get(String term) {
        return entries.get(term);
    }

    List<TermWeight> snapshot() {
        List<TermWeight> terms = new ArrayList<>(entries.size());
        entries.forEach((term, entry) -> terms.add(new TermWeight(term, entry.weight)));
        return terms;
    }
}
