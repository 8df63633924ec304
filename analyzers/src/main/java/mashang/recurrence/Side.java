package mashang.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is looked for a match, a complaint or a cluster, as far as feeds say where it lies. */
final class Side {
    /** What lies less in the same areas lies elsewhere. */
    private static final double SAME_AREAS = .1;

    /** What was complained of in this time is of late. */
    private static final Duration LATELY = Duration.ofDays(30);

    private final Areas areas;
    private final long size;
    private final @Nullable Complaint complaint;
    private final @Nullable LiveCluster cluster;
    private @Nullable List<PlaceName> names;

    private Side(Areas areas, long size, @Nullable Complaint complaint, @Nullable LiveCluster cluster) {
        this.areas = areas;
        this.size = size;
        this.complaint = complaint;
        this.cluster = cluster;
    }

    static Side of(Complaint complaint) {
        Areas areas = new Areas();
        areas.add(Areas.of(complaint.circumstances()));
        return new Side(areas, 1, complaint, null);
    }

    static Side of(LiveCluster cluster) {
        return new Side(cluster.areas, cluster.size, null, cluster);
    }

    Areas areas() {
        return areas;
    }

    /** Whether a candidate lies in the same area, was spoken of lately, and has a main name in common with it. */
    boolean isNamesake(LiveCluster candidate, Instant now) {
        return isHere(candidate, now) && PlaceName.share(names(), candidate.placeNames());
    }

    /** Whether a candidate lies in the same area and was spoken of lately. */
    boolean isHere(LiveCluster candidate, Instant now) {
        return areas.areShared(size, candidate.areas, candidate.size)
                && !candidate.touchedAt.isBefore(now.minus(LATELY));
    }

    /**
     * Whether a candidate that is alike can be the same. Where it is known where both lie, their names must not differ, and elsewhere
     * they must be alike the more.
     *
     * @param isSamePlace whether the places are alike enough for elsewhere
     */
    boolean canBe(LiveCluster candidate, boolean isSamePlace) {
        if (!areas.areKnown(size, candidate.areas, candidate.size)) {
            return true;
        }
        boolean here = areas.overlap(candidate.areas) >= SAME_AREAS;
        return (here || isSamePlace) && !PlaceName.differ(names(), candidate.placeNames(), here);
    }

    private List<PlaceName> names() {
        if (names == null) {
            names = cluster != null
                    ? cluster.placeNames()
                    : complaint == null
                            ? List.of()
                            : PlaceName.main(complaint.signature().places());
        }
        return names;
    }
}
