package mashang.text;

import java.util.Arrays;

/**
 * What smartcn takes a char for. The ranges are its own, oddities included: much of Latin-1 is punctuation to it, and
 * Han characters outside the first block are {@link #OTHER}.
 */
final class CharKind {
    /** A Han character of the block U+4E00 to U+9FA5, the only ones that form words. */
    static final byte HAN = 0;
    /** Skipped, also in the middle of a word. */
    static final byte SPACE = 1;
    /** ASCII or full width; a run of them is one token. */
    static final byte LETTER = 2;
    /** ASCII or full width; a run of them is one token. */
    static final byte DIGIT = 3;
    /** A token of its own, shown as a comma. */
    static final byte PUNCTUATION = 4;
    /** Half of a character beyond U+FFFF, or a broken one. */
    static final byte SURROGATE = 5;
    /** A token of its own. */
    static final byte OTHER = 6;

    static final char FIRST_HAN = '\u4E00';
    static final char LAST_HAN = '\u9FA5';

    private static final byte[] KINDS = kinds();

    private CharKind() {}

    static byte of(char c) {
        return KINDS[c];
    }

    /** The same as being of kind {@link #HAN}. */
    static boolean han(char c) {
        return c >= FIRST_HAN && c <= LAST_HAN;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        Arrays.fill(kinds, OTHER);
        fill(kinds, '!', '\u00BB', PUNCTUATION);
        fill(kinds, '\u2010', '\u2642', PUNCTUATION);
        fill(kinds, '\u3001', '\u301E', PUNCTUATION);
        fill(kinds, '\uFE30', '\uFF63', PUNCTUATION);
        for (char shift : new char[] {0, '！' - '!'}) {
            fill(kinds, 'A' + shift, 'Z' + shift, LETTER);
            fill(kinds, 'a' + shift, 'z' + shift, LETTER);
            fill(kinds, '0' + shift, '9' + shift, DIGIT);
        }
        fill(kinds, FIRST_HAN, LAST_HAN, HAN);
        fill(kinds, Character.MIN_SURROGATE, Character.MAX_SURROGATE, SURROGATE);
        for (char space : new char[] {' ', '\t', '\r', '\n', '\u3000'}) {
            kinds[space] = SPACE;
        }
        return kinds;
    }

    private static void fill(byte[] kinds, int first, int last, byte kind) {
        Arrays.fill(kinds, first, last + 1, kind);
    }
}
