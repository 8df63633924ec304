package mashang.recurrence.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who was counted in a series: the last {@value #MOST} of them. Beyond that somebody may be counted once more. */
final class CallerMemory {
    static final int MOST = 256;

    private long[] hashes = new long[2];
    private int size;
    /** Where the next goes once there are {@value #MOST}. */
    private int oldest;

    /** Whether this one is new, and is now known. */
    boolean add(long hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash) {
                return false;
            }
        }
        if (size == MOST) {
            hashes[oldest] = hash;
            oldest = (oldest + 1) % MOST;
            return true;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.min(MOST, size + Math.max(2, size / 2)));
        }
        hashes[size++] = hash;
        return true;
    }

    /** The oldest first. */
    List<Long> snapshot() {
        List<Long> known = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            known.add(hashes[(oldest + i) % size]);
        }
        return known;
    }

    void addAll(List<Long> known) {
        known.forEach(this::add);
    }
}
