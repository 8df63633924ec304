package mashang.recurrence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up weights of terms. Up to four characters are a number of 64 bits, so nearly every term is found and put in order without
 * comparing strings. Used again from text to text; not thread-safe.
 */
final class TermSums {
    private static final int LONGEST_SHORT = 4;
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio (Knuth)

    /** Short terms by their characters, the first in the highest bits; places in no order, 0 for an empty one. */
    private long[] table = new long[512];
    /** Of each place the weight and the term, which is absent where it was given as characters. */
    private double[] weights = new double[512];

    private @Nullable String[] terms = new String[512];
    private int shift = Long.SIZE - 9;
    /** The places in use. */
    private int[] used = new int[256];

    private int count;
    /** All other terms. */
    private final Map<String, Double> longTerms = new TreeMap<>();

    void add(String term, double weight) {
        int length = term.length();
        if (length == 0 || length > LONGEST_SHORT || term.charAt(length - 1) == 0) {
            longTerms.merge(term, weight, Double::sum);
            return;
        }
        int place = place(key(term));
        weights[place] += weight;
        terms[place] = term;
    }

    /** Adds a term of three characters. */
    void add(char first, char second, char third, double weight) {
        if (third == 0) {
            add(String.valueOf(new char[] {first, second, third}), weight);
        } else {
            weights[place((long) first << 48 | (long) second << 32 | (long) third << 16)] += weight;
        }
    }

    /** The first four characters; as large, taken as a number without a sign, as the term comes late in order. */
    private static long key(String term) {
        long key = 0;
        for (int i = 0; i < LONGEST_SHORT; i++) {
            key = key << Character.SIZE | (i < term.length() ? term.charAt(i) : 0);
        }
        return key;
    }

    private int place(long key) {
        int place = find(key);
        if (table[place] == 0) {
            if (count == used.length) {
                enlarge();
                place = find(key);
            }
            table[place] = key;
            weights[place] = 0;
            terms[place] = null;
            used[count++] = place;
        }
        return place;
    }

    private int find(long key) {
        int place = (int) ((key * SPREAD) >>> shift);
        while (table[place] != key && table[place] != 0) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void enlarge() {
        long[] keys = table;
        double[] sums = weights;
        @Nullable String[] texts = terms;
        table = new long[2 * keys.length];
        weights = new double[2 * keys.length];
        terms = new String[2 * keys.length];
        shift--;
        for (int i = 0; i < count; i++) {
            int place = find(keys[used[i]]);
            table[place] = keys[used[i]];
            weights[place] = sums[used[i]];
            terms[place] = texts[used[i]];
            used[i] = place;
        }
        used = Arrays.copyOf(used, table.length / 2);
    }

    /** The sums in the order of the terms; the next text begins with none. */
    List<TermWeight> take() {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = table[used[i]] ^ Long.MIN_VALUE; // so that the numbers are in order with a sign
        }
        Arrays.sort(keys);
        List<TermWeight> sums = new ArrayList<>(count + longTerms.size());
        int next = 0;
        for (Map.Entry<String, Double> other : longTerms.entrySet()) {
            long key = key(other.getKey()) ^ Long.MIN_VALUE;
            while (next < count && keys[next] <= key) { // of equal ones the short one is the beginning of the other
                sums.add(sum(keys[next++] ^ Long.MIN_VALUE));
            }
            sums.add(new TermWeight(other.getKey(), other.getValue()));
        }
        while (next < count) {
            sums.add(sum(keys[next++] ^ Long.MIN_VALUE));
        }
        clear();
        return sums;
    }

    private TermWeight sum(long key) {
        int place = find(key);
        String term = terms[place];
        return new TermWeight(term == null ? spelt(key) : term, weights[place]);
    }

    private static String spelt(long key) {
        char[] term = {(char) (key >>> 48), (char) (key >>> 32), (char) (key >>> 16)};
        return new String(term);
    }

    /** Forgets what was added. */
    void clear() {
        for (int i = 0; i < count; i++) {
            table[used[i]] = 0;
            terms[used[i]] = null;
        }
        count = 0;
        longTerms.clear();
    }
}
