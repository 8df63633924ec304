package mashang.text;

/**
 * The hash by which smartcn knows pairs of words: FNV-1a of 64 bits over the bytes of each char, the low one first
 * (Fowler, Noll, Vo). A pair's key is the hash of the first word, {@code @}, and the second word, without a length or
 * an end, so that a key can be continued char by char.
 */
final class Fnv {
    static final long EMPTY = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final char BETWEEN = '@';

    private Fnv() {}

    static long with(long hash, char c) {
        return ((hash ^ (c & 0xFF)) * PRIME ^ (c >> 8)) * PRIME;
    }

    static long with(long hash, CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            hash = with(hash, text.charAt(i));
        }
        return hash;
    }

    /** The key of every pair that begins with this word, up to where the second begins. */
    static long opening(CharSequence word) {
        return opening(with(EMPTY, word));
    }

    /** The same from the hash of the first word. */
    static long opening(long word) {
        return with(word, BETWEEN);
    }
}
