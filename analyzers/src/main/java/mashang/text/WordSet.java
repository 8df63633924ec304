package mashang.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * A set of words, asked for every word of every text. Up to four characters are a number of 64 bits, so that asking for a short
 * word is mostly one look into a small table, and no string need be made for a part of one. Immutable.
 */
final class WordSet {
    private static final int LONGEST_SHORT = 4;
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio (Knuth)

    /** Short words by their characters; 0 for an empty place. */
    private final long[] table;

    private final int shift;
    private final Set<String> others = new HashSet<>();

    WordSet(Collection<String> words) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * words.size() + 1);
        table = new long[1 << bits];
        shift = Long.SIZE - bits;
        for (String word : words) {
            long key = key(word, 0);
            if (key == 0) {
                others.add(word);
            } else {
                table[place(key)] = key;
            }
        }
    }

    /** Words with blanks between them. */
    static WordSet of(String words) {
        return new WordSet(Arrays.asList(words.split(" ", -1)));
    }

    boolean contains(String word) {
        long key = key(word, 0);
        return key == 0 ? others.contains(word) : table[place(key)] != 0;
    }

    /** Whether what a word ends with, from a place on, is in the set. */
    boolean containsEnd(String word, int from) {
        long key = key(word, from);
        return key == 0 ? others.contains(word.substring(from)) : table[place(key)] != 0;
    }

    /** Where a word stands or would stand. */
    private int place(long key) {
        int place = (int) ((key * SPREAD) >>> shift);
        while (table[place] != key && table[place] != 0) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    /** 0 for what is no short word: the empty one, longer ones, and those that begin with NUL. */
    private static long key(String word, int from) {
        int length = word.length() - from;
        if (length > LONGEST_SHORT || length == 0 || word.charAt(from) == 0) {
            return 0;
        }
        long key = 0;
        for (int i = from; i < word.length(); i++) {
            key = key << Character.SIZE | word.charAt(i);
        }
        return key;
    }
}
