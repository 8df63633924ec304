package mashang.text;

import java.util.Arrays;

/**
 * Tokens one after another, as one piece of text that can be cut anew. Reused; not safe for several threads.
 *
 * <p>Offsets are kept for each character. Where a token is as long as the text it stands for, those within it are exact;
 * where a char filter took something out within it, a piece cut from it may reach over what was taken out.
 */
final class TokenRun {
    private static final int CAPACITY = 256;

    private char[] text = new char[CAPACITY];
    /** Where each character begins and ends in the text that is indexed. */
    private int[] starts = new int[CAPACITY];

    private int[] ends = new int[CAPACITY];
    /** The position increment of the token that begins at a character, or {@link #WITHIN} a token. */
    private int[] increments = new int[CAPACITY + 1];

    private boolean[] gaps = new boolean[CAPACITY + 1];
    private int length;

    private static final int WITHIN = -1;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    char[] text() {
        return text;
    }

    void append(char[] token, int size, int start, int end, int increment) {
        reserve(length + size);
        gaps[length] = increment != 1 || (length > 0 && ends[length - 1] != start);
        for (int i = 0; i < size; i++) {
            int at = length + i;
            text[at] = Chars.lower(token[i]);
            starts[at] = Math.min(start + i, end);
            ends[at] = i + 1 == size ? end : Math.min(start + i + 1, end);
            increments[at] = i == 0 ? increment : WITHIN;
        }
        length += size;
    }

    private void reserve(int characters) {
        if (characters > text.length) {
            int capacity = Math.max(characters, 2 * text.length);
            text = Arrays.copyOf(text, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            increments = Arrays.copyOf(increments, capacity);
            gaps = Arrays.copyOf(gaps, capacity);
        }
    }

    /** Whether a token ends and another begins here; the run's ends are edges too. */
    boolean edge(int at) {
        return at == length || increments[at] != WITHIN;
    }

    /** Whether something is left out between the characters before and after. */
    boolean gap(int at) {
        return at < length && increments[at] != WITHIN && gaps[at];
    }

    /** The next edge after a place. */
    int edgeAfter(int at) {
        int edge = at + 1;
        while (!edge(edge)) {
            edge++;
        }
        return edge;
    }

    /** How many tokens have a part between two places. */
    int tokens(int from, int to) {
        int tokens = 1;
        for (int at = from + 1; at < to; at++) {
            tokens += edge(at) ? 1 : 0;
        }
        return tokens;
    }

    /** Makes a place within a token an edge. */
    void cut(int at) {
        if (!edge(at)) {
            increments[at] = 1;
            gaps[at] = false;
        }
    }

    int start(int at) {
        return starts[at];
    }

    int end(int to) {
        return ends[to - 1];
    }

    int increment(int at) {
        return increments[at];
    }
}
