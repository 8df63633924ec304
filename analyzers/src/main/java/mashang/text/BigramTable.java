package mashang.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a step from one word to the next costs where the pair is known, by the pair's {@link Fnv} key.
 *
 * <p>Finds what smartcn's own table finds and nothing else, but never searches long: smartcn probes with a step of its
 * own for each pair that is 0 for some, and for these looks at one slot 402,137 times.
 *
 * <p>Weights are reckoned when first asked for and kept: a logarithm for each of 328,856 pairs would make loading slow.
 * Safe for several threads: a thread that does not see another's result reckons the same.
 */
final class BigramTable {
    private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio (Knuth)
    private static final int MEMBER_BITS = 23;

    /** One bit for each value of the key's highest spread bits: most pairs that are asked for are not known. */
    private final long[] members = new long[1 << (MEMBER_BITS - 6)];
    /** Pairs of a key, or 0, and its frequency as a plain number or its weight as the bits of a double. */
    private final long[] slots;

    private final int shift;

    /** @param keys not 0, all different, each at the place of its frequency; 0 for empty places */
    BigramTable(long[] keys, int[] frequencies) {
        int bits = 64 - Long.numberOfLeadingZeros(keys.length);
        slots = new long[2 << bits];
        shift = 64 - bits;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                put(keys[i], frequencies[i]);
            }
        }
    }

    private void put(long key, int frequency) {
        long spread = key * SPREAD;
        long member = spread >>> (64 - MEMBER_BITS);
        members[(int) (member >>> 6)] |= 1L << member;
        int slot = slot(spread);
        while (slots[slot] != 0) {
            slot = after(slot);
        }
        slots[slot] = key;
        slots[slot + 1] = frequency;
    }

    /**
     * What a step costs.
     *
     * @param first how often the pair's first word was seen
     * @param unknown the answer for a pair that is not known
     */
    double weight(long key, int first, double unknown) {
        int slot = slot(key * SPREAD);
        while (slots[slot] != key) {
            if (slots[slot] == 0) {
                return unknown;
            }
            slot = after(slot);
        }
        return weight(slot + 1, first);
    }

    /** The key in the slot in which a search for a pair begins; 0 if that is empty, and the pair not known. */
    long first(long key) {
        return slots[slot(key * SPREAD)];
    }

    /** 0 if a pair is not known, 1 if it may be: a number, so that nothing need branch on it. */
    int mayKnow(long key) {
        long member = (key * SPREAD) >>> (64 - MEMBER_BITS);
        return (int) ((members[(int) (member >>> 6)] >>> member) & 1);
    }

    /** How many slots a search looks at, at most. */
    int longestSearch() {
        int longest = 1;
        int run = 1;
        for (int i = 0; i < 2 * slots.length; i += 2) {
            run = slots[i & (slots.length - 1)] == 0 ? 1 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private double weight(int at, int first) {
        long value = (long) LONG.getOpaque(slots, at);
        if (value >>> 32 != 0) { // no plain number, thus the bits of a double
            return Double.longBitsToDouble(value);
        }
        double weight = Smoothing.weight(first, (int) value);
        LONG.setOpaque(slots, at, Double.doubleToRawLongBits(weight));
        return weight;
    }

    private int slot(long spread) {
        return (int) (spread >>> shift) << 1;
    }

    private int after(int slot) {
        return (slot + 2) & (slots.length - 1);
    }
}
