package mashang.recurrence;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the members of a cluster lie beside what their words say: grid cells (网格) or, where these are not known, streets. */
final class Areas {
    /** More than a single problem has; what comes beyond is counted together. */
    private static final int MOST = 64;

    private static final String OTHERS = "";

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
        return street == null || street.isEmpty() ? null : circumstances.district() + "/" + street;
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
        String counted = area == null || members.containsKey(area) ? area : OTHERS;
        Integer count = counted == null ? null : members.get(counted);
        if (counted != null && count != null) {
            known--;
            members.computeIfPresent(counted, (any, members) -> members > 1 ? members - 1 : null);
        }
    }

    /** How much two clusters lie in the same areas, 0 to 1; 1 where it is known of too few members of either. */
    double overlap(long size, Areas other, long otherSize) {
        if (2L * known < size || 2L * other.known < otherSize || known == 0 || other.known == 0) {
            return 1;
        }
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
