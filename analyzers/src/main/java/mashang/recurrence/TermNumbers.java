package mashang.recurrence;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Small numbers for terms, so that arrays can hold what is known of them; given again when a term has gone.
 *
 * <p>An open-addressed table of numbers: nearly every term is so short that its characters are a number of 64 bits themselves, so
 * that looking for it is one look into memory and no comparing of strings, where a map of strings takes five looks. Where a
 * term stands in the table is chance and differs from run to run, so that nobody can choose terms that stand in one another's way;
 * nothing else depends on that.
 */
final class TermNumbers {
    /** No number. */
    static final int NONE = -1;

    private static final int LONGEST_SHORT = 4;
    private static final int LONGEST_LATIN = 8;
    /** What stands instead of the length plus 1 where the key is a hash, so that the terms must be compared. */
    private static final int HASHED = 15;

    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio (Knuth)

    /** Pairs of a key and, in the lower half, a number, in the upper {@link #sort how the key is made}; 0 is an empty place. */
    private long[] table = new long[2 * 128];

    private int shift = Long.SIZE - 7;
    private final long seed = new SplittableRandom().nextLong();
    private final long factor = seed * SPREAD | 1;

    private @Nullable String[] terms = new String[64];
    private int[] free = new int[64];
    private int freed;
    private int bound;

    /** Terms with a number. */
    int size() {
        return bound - freed;
    }

    /** Every number given is smaller. */
    int bound() {
        return bound;
    }

    /** The term of a number that is given. */
    String term(int number) {
        String term = terms[number];
        if (term == null) {
            throw new IllegalStateException("number " + number + " is free");
        }
        return term;
    }

    /** The number of a term, {@link #NONE} where it has none. */
    int find(String term) {
        int sort = sort(term);
        long key = key(term, sort);
        for (int at = place(key); ; at = after(at)) {
            long value = table[at + 1];
            if (value == 0) {
                return NONE;
            }
            if (table[at] == key && value >>> 32 == sort && (sort != HASHED || isAt((int) value, term))) {
                return (int) value;
            }
        }
    }

    private boolean isAt(int number, String term) {
        return term.equals(terms[number]);
    }

    /** Gives a number to a term that has none. */
    int give(String term) {
        if (4 * size() >= table.length) {
            enlarge();
        }
        int number = freed > 0 ? free[--freed] : bound++;
        if (number == terms.length) {
            terms = Arrays.copyOf(terms, 2 * number);
        }
        terms[number] = term;
        int sort = sort(term);
        put(key(term, sort), value(sort, number));
        return number;
    }

    /** Takes a number back. */
    void take(int number) {
        String term = term(number);
        int sort = sort(term);
        long value = value(sort, number);
        int at = place(key(term, sort));
        while (table[at + 1] != value) {
            at = after(at);
        }
        close(at);
        terms[number] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = number;
    }

    /** Empties a place and moves up what would not be found any more behind it. */
    private void close(int place) {
        int gap = place;
        for (int at = after(gap); table[at + 1] != 0; at = after(at)) {
            int wanted = place(table[at]);
            boolean stays = gap < at ? gap < wanted && wanted <= at : gap < wanted || wanted <= at;
            if (!stays) {
                table[gap] = table[at];
                table[gap + 1] = table[at + 1];
                gap = at;
            }
        }
        table[gap] = 0;
        table[gap + 1] = 0;
    }

    private void enlarge() {
        long[] before = table;
        table = new long[2 * before.length];
        shift--;
        for (int at = 0; at < before.length; at += 2) {
            if (before[at + 1] != 0) {
                put(before[at], before[at + 1]);
            }
        }
    }

    private static long value(int sort, int number) {
        return (long) sort << Integer.SIZE | number;
    }

    private void put(long key, long value) {
        int at = place(key);
        while (table[at + 1] != 0) {
            at = after(at);
        }
        table[at] = key;
        table[at + 1] = value;
    }

    /** How its key is made: the length plus 1 where the characters fit, four of two bytes or eight of one; else {@link #HASHED}. */
    private static int sort(String term) {
        int length = term.length();
        if (length <= LONGEST_SHORT) {
            return length + 1;
        }
        if (length > LONGEST_LATIN) {
            return HASHED;
        }
        for (int i = 0; i < length; i++) {
            if (term.charAt(i) > 0xFF) {
                return HASHED;
            }
        }
        return length + 1;
    }

    private long key(String term, int sort) {
        long key = 0;
        int length = term.length();
        if (sort == HASHED) {
            for (int i = 0; i < length; i++) {
                key = (key ^ seed ^ term.charAt(i)) * factor;
            }
            return key;
        }
        int bits = length <= LONGEST_SHORT ? Character.SIZE : Byte.SIZE;
        for (int i = 0; i < length; i++) {
            key = key << bits | term.charAt(i);
        }
        return key;
    }

    private int place(long key) {
        long mixed = (key ^ seed) * SPREAD;
        return (int) (((mixed ^ mixed >>> 32) * factor) >>> shift) << 1;
    }

    private int after(int at) {
        return (at + 2) & (table.length - 1);
    }
}
