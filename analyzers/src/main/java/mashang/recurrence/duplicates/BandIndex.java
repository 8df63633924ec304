package mashang.recurrence.duplicates;

import java.util.Arrays;

/**
 * Finds sketches that agree in four neighbouring bins: of two texts with an overlap of .6 at least one band of 32 agrees 98 times in
 * 100, with .7 always.
 *
 * <p>Hash chains in arrays, the latest first; a look-up walks at most {@value #MOST_STEPS} links in a band, so that a flood
 * of look-alikes costs no more than other texts.
 */
final class BandIndex {
    static final int ROWS = 4;
    static final int BANDS = Sketch.BINS / ROWS;
    private static final int MOST_STEPS = 16;
    private static final int NONE = -1;

    private int[] heads;
    private int[] next;
    private int[] previous;

    BandIndex() {
        heads = filled(1 << 12);
        next = filled(1 << 11);
        previous = filled(1 << 11);
    }

    /** Takes each slot found, the same slot perhaps several times. */
    interface Found {
        void at(int slot);
    }

    void find(String sketch, Found found) {
        for (int band = 0; band < BANDS; band++) {
            int link = heads[bucket(sketch, band)];
            for (int steps = 0; link != NONE && steps < MOST_STEPS; steps++) {
                if (link % BANDS == band) {
                    found.at(link / BANDS);
                }
                link = next[link];
            }
        }
    }

    void add(int slot, String sketch) {
        while ((slot + 1) * BANDS > next.length) {
            next = grown(next);
            previous = grown(previous);
        }
        for (int band = 0; band < BANDS; band++) {
            int link = slot * BANDS + band;
            int bucket = bucket(sketch, band);
            next[link] = heads[bucket];
            previous[link] = NONE;
            if (heads[bucket] != NONE) {
                previous[heads[bucket]] = link;
            }
            heads[bucket] = link;
        }
    }

    void remove(int slot, String sketch) {
        for (int band = 0; band < BANDS; band++) {
            int link = slot * BANDS + band;
            if (previous[link] == NONE) {
                heads[bucket(sketch, band)] = next[link];
            } else {
                next[previous[link]] = next[link];
            }
            if (next[link] != NONE) {
                previous[next[link]] = previous[link];
            }
        }
    }

    /** Whether there are so many slots that chains grow long: then all are to be put in anew, oldest first. */
    boolean crowded(int slots) {
        return slots * BANDS > heads.length;
    }

    void clear(int slots) {
        heads = filled(Integer.highestOneBit(Math.max(1, slots * BANDS)) * 4);
    }

    private int bucket(String sketch, int band) {
        long key = band;
        for (int row = 0; row < ROWS; row++) {
            key = key << VALUE_BITS | sketch.charAt(band * ROWS + row);
        }
        return (int) (Sketch.mix(key) & (heads.length - 1));
    }

    private static final int VALUE_BITS = 15;

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    private static int[] grown(int[] array) {
        int[] more = Arrays.copyOf(array, array.length * 2);
        Arrays.fill(more, array.length, more.length, NONE);
        return more;
    }
}
