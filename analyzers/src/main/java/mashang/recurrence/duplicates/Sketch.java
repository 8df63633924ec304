package mashang.recurrence.duplicates;

import java.util.Arrays;
import mashang.recurrence.portrait.Traits;

/**
 * Makes fingerprints: one pass over the text, one hash per shingle.
 *
 * <p>One-permutation min-hash (Li, Owen, Zhang 2012): each shingle falls into one bin and the smallest of each bin counts.
 * Empty bins borrow from another, chosen by hash (Shrivastava 2017), so that short texts compare, too.
 */
final class Sketch {
    static final int BINS = 128;
    private static final int SHINGLE = 4;
    /** More of a text is not compared. */
    private static final int MOST_CHARS = 4_000;

    /** Fifteen bits: no character that means anything to a codec. */
    private static final int VALUE_BITS = 15;

    private Sketch() {}

    static Fingerprint read(String title, String content, Traits traits) {
        String said = letters(content);
        String headline = letters(title);
        String compared = said.isEmpty() ? headline : said;
        long contentHash = hash(compared);
        long[] least = new long[BINS];
        int shingles = fill(compared, least);
        return new Fingerprint(
                mix(contentHash * 31 + hash(headline)),
                contentHash,
                shingles,
                shingles == 0 ? "" : values(least),
                traits.places());
    }

    /** Letters and digits, in lower case: spacing and punctuation make no other text. */
    private static String letters(String text) {
        int end = Math.min(text.length(), MOST_CHARS);
        StringBuilder letters = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            char folded = c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
            if (Character.isLetterOrDigit(folded) || Character.isSurrogate(folded)) {
                letters.append(Character.toLowerCase(folded));
            }
        }
        return letters.toString();
    }

    private static int fill(String text, long[] least) {
        Arrays.fill(least, Long.MAX_VALUE);
        int length = text.length();
        long[] seen = new long[2 * Integer.highestOneBit(Math.max(length, 1) * 2)];
        int distinct = 0;
        long packed = 0;
        for (int i = 0; i < length; i++) {
            packed = packed << 16 | text.charAt(i); // the last SHINGLE characters
            if (i >= SHINGLE - 1) {
                long hash = mix(packed);
                distinct += enter(hash, seen);
                int bin = (int) (hash & (BINS - 1));
                least[bin] = Math.min(least[bin], hash >>> 7);
            }
        }
        return distinct;
    }

    /** 1 if a hash is new to a table that is never half full, whose length is a power of two; a hash of 0 is taken for known. */
    private static int enter(long hash, long[] table) {
        int at = (int) (hash >>> Integer.SIZE) & (table.length - 1);
        while (table[at] != 0 && table[at] != hash) {
            at = at + 1 & (table.length - 1);
        }
        int isNew = table[at] == hash ? 0 : 1;
        table[at] = hash;
        return isNew;
    }

    private static String values(long[] least) {
        char[] values = new char[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            int from = bin;
            for (int attempt = 1; least[from] == Long.MAX_VALUE; attempt++) {
                from = (int) (mix(bin * 1_000_003L + attempt) & (BINS - 1));
            }
            values[bin] = (char) (mix(least[from]) >>> (Long.SIZE - VALUE_BITS));
        }
        return new String(values);
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001B3L + text.charAt(i);
        }
        return mix(hash);
    }

    /** The finalizer of SplitMix64. */
    static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
