package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A {@link ProblemCluster} while complaints are being compared with it. */
final class LiveCluster {
    /** Small before large, young before old: the order in which clusters look for a partner. */
    static final Comparator<LiveCluster> BY_SIZE =
            (a, b) -> a.size != b.size ? Long.compare(a.size, b.size) : -a.compareAge(b);

    private static final int MOST_ALIASES = 1_000;

    final String id;
    final int slot;
    final ClusterTerms places;
    final ClusterTerms issues;
    final Areas areas;
    final Instant openedAt;
    Instant touchedAt;
    long size;
    /** Sum of the members' lengths. */
    double length;
    /** Complaints taken when it last changed. */
    long changedWith;
    /** Whether an analyst spoke about it. */
    boolean decided;

    final List<Alias> aliases = new ArrayList<>();
    private final Set<String> apart = new TreeSet<>();
    /** Asked for whenever it may be what another lies near; absent after a change. */
    private @Nullable List<PlaceName> placeNames;

    /** An empty cluster for a first member. */
    LiveCluster(String id, Complaint first, ClusterIndex index) {
        this.id = id;
        this.slot = index.slots.take(this);
        this.places = new ClusterTerms(index.places, slot, true);
        this.issues = new ClusterTerms(index.issues, slot, false);
        this.areas = new Areas();
        this.openedAt = first.loggedAt();
        this.touchedAt = first.loggedAt();
    }

    /** A cluster as it was kept. */
    LiveCluster(ProblemCluster kept, ClusterIndex index) {
        this.id = kept.id();
        this.slot = index.slots.take(this);
        this.places = new ClusterTerms(index.places, slot, true);
        this.issues = new ClusterTerms(index.issues, slot, false);
        this.areas = new Areas(kept.areas());
        this.openedAt = kept.openedAt();
        this.touchedAt = kept.touchedAt();
        this.size = kept.size();
        this.length = kept.length();
        this.changedWith = kept.changedWith();
        this.decided = kept.decided();
        aliases.addAll(kept.aliases());
        apart.addAll(kept.apart());
        places.addAll(kept.places());
        placesChanged();
        issues.addAll(kept.issues());
    }

    /** Its terms in one of the channels. */
    ClusterTerms terms(Channel channel) {
        return issues.channel() == channel ? issues : places;
    }

    /** What its place is called mostly. */
    List<PlaceName> placeNames() {
        if (placeNames == null) {
            placeNames = PlaceName.main(places.snapshot());
        }
        return placeNames;
    }

    private void placesChanged() {
        issues.place(places.count() > 0);
        placeNames = null;
    }

    boolean isOlderThan(LiveCluster other) {
        return compareAge(other) < 0;
    }

    private int compareAge(LiveCluster other) {
        int byTime = openedAt.compareTo(other.openedAt);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }

    /** Whether it keeps its id where the two are merged: the larger, then the older. */
    boolean outlives(LiveCluster other) {
        return size != other.size ? size > other.size : isOlderThan(other);
    }

    void add(Complaint member, int maxTerms) {
        size++;
        length += member.signature().length();
        places.addAll(member.signature().places());
        placesChanged();
        issues.addAll(member.signature().issues());
        areas.add(Areas.of(member.circumstances()));
        prune(maxTerms);
        touchedAt = later(touchedAt, member.loggedAt());
    }

    /** Takes over all that another cluster has. */
    void addAll(LiveCluster other, int maxTerms) {
        size += other.size;
        length += other.length;
        places.addAll(other.places);
        placesChanged();
        issues.addAll(other.issues);
        areas.addAll(other.areas);
        prune(maxTerms);
        touchedAt = later(touchedAt, other.touchedAt);
        decided |= other.decided;
    }

    void remove(Complaint member) {
        size = Math.max(1, size - 1);
        length = Math.max(0, length - member.signature().length());
        places.subtractAll(member.signature().places());
        placesChanged();
        issues.subtractAll(member.signature().issues());
        areas.remove(Areas.of(member.circumstances()));
    }

    private void prune(int maxTerms) {
        places.prune(maxTerms);
        placeNames = null;
        issues.prune(maxTerms);
    }

    /** Takes over former ids, and gives back those that are too old or too many to be kept. */
    List<String> addAliases(Collection<Alias> more, Instant oldest) {
        List<Alias> all = new ArrayList<>(aliases);
        all.addAll(more);
        all.sort(Comparator.comparing(Alias::since).thenComparing(Alias::id));
        List<String> given = new ArrayList<>();
        aliases.clear();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).since().isBefore(oldest) || i < all.size() - MOST_ALIASES) {
                given.add(all.get(i).id());
            } else {
                aliases.add(all.get(i));
            }
        }
        return given;
    }

    /** Whether an analyst said that the two are not the same. */
    boolean isApartFrom(LiveCluster other) {
        return apart.contains(other.id);
    }

    /** The ids of the problems that an analyst said are not this one. */
    Set<String> apart() {
        return apart;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    void leave() {
        places.clear();
        issues.clear();
    }

    ProblemCluster snapshot() {
        return new ProblemCluster(
                id,
                places.snapshot(),
                issues.snapshot(),
                areas.snapshot(),
                size,
                length,
                changedWith,
                new ArrayList<>(aliases),
                new ArrayList<>(apart),
                decided,
                openedAt,
                touchedAt);
    }
}
