package mashang.recurrence;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the members of a cluster lie beside what their words say: grid cells (网格) or, where these are not known, streets. */
final class Areas {
    /** More than a single problem has; what comes beyond is counted together. */
    private static final int MOST = 64;

    private static final String OTHERS = "";

    /** So much of both in the same areas. */
    private static final double MOSTLY = .5;

    private final TreeMap<String, Integer> members = new TreeMap<>();
    private int known;

    Areas() {}

    Areas(Map<String, Integer> kept) {
        members.putAll(kept);
        kept.values().forEach(count -> known += count);
    }

    /** The area of a complaint; absent where it is not known. */
    static @Nullable String of(Circumstances circumstances) {
        String grid = circumstances.grid();
        if (grid != null && !grid.isEmpty()) {
            return grid;
        }
        String street = circumstances.street();
        if (street == null || street.isEmpty()) {
            return null;
        }
        return circumstances.district() == null ? street : circumstances.district() + "/" + street;
    }

    void add(@Nullable String area) {
        if (area != null) {
            add(area, 1);
        }
    }

    void addAll(Areas other) {
        other.members.forEach(this::add);
    }

    private void add(String area, int count) {
        boolean counted = members.containsKey(area) || members.size() < MOST;
        members.merge(counted ? area : OTHERS, count, Integer::sum);
        known += count;
    }

    void remove(@Nullable String area) {
        if (area == null) {
            return;
        }
        String counted = members.containsKey(area) ? area : OTHERS;
        if (members.containsKey(counted)) {
            members.computeIfPresent(counted, (any, count) -> count > 1 ? count - 1 : null);
            known--;
        }
    }

    /** Whether it is known of any member. */
    boolean isKnown() {
        return known > 0;
    }

    /** Whether it is known of so many members of two clusters that it says something. */
    boolean areKnown(long size, Areas other, long otherSize) {
        return known > 0 && other.known > 0 && 2L * known >= size && 2L * other.known >= otherSize;
    }

    /** Whether two clusters lie mostly in the same areas; false where too little is known. */
    boolean areShared(long size, Areas other, long otherSize) {
        return areKnown(size, other, otherSize) && overlap(other) >= MOSTLY;
    }

    /**
     * How much two clusters lie in the same areas, 0 to 1; something must be known of both. What is counted together is taken for the
     * same: with so many areas nothing is held apart by them.
     */
    double overlap(Areas other) {
        double overlap = 0;
        for (Map.Entry<String, Integer> area : members.entrySet()) {
            int theirs = other.members.getOrDefault(area.getKey(), 0);
            overlap += Math.min(area.getValue() / (double) known, theirs / (double) other.known);
        }
        return overlap;
    }

    /** As it can be kept. */
    Map<String, Integer> snapshot() {
        return new TreeMap<>(members);
    }
}
