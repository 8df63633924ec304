package mashang.text;

import java.util.Arrays;
import mashang.text.Location.Gap;

/** How many locations were complete, and how many were not for which reason. Immutable; a job adds what it sees. */
public final class LocationCounts {
    private static final int GAPS = Gap.values().length;

    private final long complete;
    private final long total;
    private final long[] byGap;

    private LocationCounts(long complete, long total, long[] byGap) {
        this.complete = complete;
        this.total = total;
        this.byGap = byGap;
    }

    public static LocationCounts none() {
        return new LocationCounts(0, 0, new long[GAPS]);
    }

    /** With one more. */
    @SuppressWarnings("EnumOrdinal") // a place in memory, never written
    public LocationCounts plus(Location location) {
        long[] more = Arrays.copyOf(byGap, GAPS);
        location.gaps().forEach(gap -> more[gap.ordinal()]++);
        return new LocationCounts(complete + (location.complete() ? 1 : 0), total + 1, more);
    }

    /** Locations of which everything is known. */
    public long complete() {
        return complete;
    }

    /** All that were looked at. */
    public long total() {
        return total;
    }

    /** Locations with this gap; one may have several. */
    @SuppressWarnings("EnumOrdinal") // a place in memory, never written
    public long of(Gap gap) {
        return byGap[gap.ordinal()];
    }
}
