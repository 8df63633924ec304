package mashang.recurrence.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders were counted, by the hour they occurred in: 8 to 16 bytes for each order of the days that are kept. */
final class SeenOrders {
    private final TreeMap<Integer, HashSet64> byHour = new TreeMap<>();
    private final SortedSet<Integer> changed = new TreeSet<>();
    private final SortedSet<Integer> dropped = new TreeSet<>();
    private @Nullable HashSet64 latest;
    private int latestHour;

    /** Whether this order is new, and is now known. */
    boolean add(int hour, long hash) {
        HashSet64 known = latest;
        if (known == null || latestHour != hour) {
            known = byHour.computeIfAbsent(hour, h -> new HashSet64());
            latest = known;
            latestHour = hour;
        }
        boolean added = known.add(hash);
        if (added && !known.dirty) {
            known.dirty = true;
            changed.add(hour);
        }
        return added;
    }

    void dropBefore(int hour) {
        while (!byHour.isEmpty() && byHour.firstKey() < hour) {
            int gone = byHour.firstKey();
            byHour.remove(gone);
            changed.remove(gone);
            dropped.add(gone);
            latest = null;
        }
    }

    List<SeenHour> changed() {
        List<SeenHour> hours = new ArrayList<>();
        for (int hour : changed) {
            HashSet64 known = byHour.get(hour);
            if (known != null) {
                known.dirty = false;
                hours.add(new SeenHour(hour, known.sorted()));
            }
        }
        changed.clear();
        return hours;
    }

    List<Integer> dropped() {
        List<Integer> hours = List.copyOf(dropped);
        dropped.clear();
        return hours;
    }

    List<SeenHour> snapshot() {
        List<SeenHour> hours = new ArrayList<>();
        for (Map.Entry<Integer, HashSet64> hour : byHour.entrySet()) {
            hours.add(new SeenHour(hour.getKey(), hour.getValue().sorted()));
        }
        return hours;
    }

    void restore(Collection<SeenHour> hours) {
        for (SeenHour hour : hours) {
            HashSet64 known = new HashSet64();
            hour.orders().forEach(known::add);
            byHour.put(hour.hour(), known);
        }
    }

    /** A set of longs in one array, half full at most; 0 is kept apart. */
    private static final class HashSet64 {
        private long[] slots = new long[8];
        private int size;
        private boolean hasZero;
        private boolean dirty;

        boolean add(long hash) {
            if (hash == 0) {
                boolean added = !hasZero;
                hasZero = true;
                return added;
            }
            if (2 * size >= slots.length) {
                grow();
            }
            return put(hash);
        }

        private boolean put(long hash) {
            int i = (int) hash & (slots.length - 1);
            while (slots[i] != 0) {
                if (slots[i] == hash) {
                    return false;
                }
                i = (i + 1) & (slots.length - 1);
            }
            slots[i] = hash;
            size++;
            return true;
        }

        private void grow() {
            long[] old = slots;
            slots = new long[2 * old.length];
            size = 0;
            for (long hash : old) {
                if (hash != 0) {
                    put(hash);
                }
            }
        }

        List<Long> sorted() {
            long[] all = Arrays.stream(slots).filter(hash -> hash != 0).sorted().toArray();
            List<Long> hashes = new ArrayList<>(all.length + 1);
            if (hasZero) {
                hashes.add(0L);
            }
            for (long hash : all) {
                hashes.add(hash);
            }
            return hashes;
        }
    }
}
