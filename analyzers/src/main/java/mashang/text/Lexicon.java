package mashang.text;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Domain terms (领域词) that no dictionary of the language has: 工单, 占道经营, 长乐国际机场, e福州.
 *
 * <p>A term is one word of at least two characters, letters and digits only, compared as {@link #folded} text. Immutable
 * and safe for several threads. What travels are the terms; the trie is built on arrival, 100,000 terms in a fraction of
 * a second.
 */
public final class Lexicon implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No terms. */
    public static final Lexicon EMPTY = of(List.of());

    /** Shortest term, in chars. */
    public static final int SHORTEST = 2;
    /** Longest term, in chars. */
    public static final int LONGEST = 32;

    /** {@link #step} leads nowhere. */
    static final int NOWHERE = -1;

    private static final int ROOT = 0;

    /*
     * The trie's edges lie in one open-addressed table, one long each, so that a step is one look into memory:
     * 24 bits of the node it leaves, 16 of the character, 23 of the node it reaches, 1 whether a term ends there.
     * 0 is an empty slot, for no edge reaches the root.
     */
    private static final int NODE_BITS = 23;
    private static final long MIX = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio: Knuth's multiplicative hashing

    /** 16 bits a term: one pair of characters in sixteen looks like the beginning of a term and is none. */
    private static final int BITS_PER_TERM = 16;

    private final transient String[] terms;
    private final transient long[] edges;
    private final transient int edgeShift;
    /** A bit for each pair of characters that a term begins with: nearly every place in a text is done with one look. */
    private final transient long[] beginnings;

    private final transient int beginningShift;

    private Lexicon(String[] terms) {
        this.terms = terms;
        int characters = 0;
        for (String term : terms) {
            characters += term.length();
        }
        if (characters >= 1 << NODE_BITS) {
            throw new IllegalArgumentException("too many terms: " + characters + " characters");
        }
        edges = new long[powerOfTwo(2L * characters)];
        edgeShift = Long.numberOfLeadingZeros(edges.length) + 1;
        int bits = powerOfTwo(Math.max(2 * Long.SIZE, (long) BITS_PER_TERM * terms.length));
        beginnings = new long[bits / Long.SIZE];
        beginningShift = Long.numberOfLeadingZeros(bits) + 1;
        int nodes = 1;
        for (String term : terms) {
            nodes = insert(term, nodes);
        }
    }

    /**
     * A lexicon of these terms, {@link #folded}; one given twice counts once.
     *
     * @throws IllegalArgumentException for what cannot be a term
     */
    public static Lexicon of(Collection<String> terms) {
        TreeSet<String> sorted = new TreeSet<>();
        for (String term : terms) {
            String folded = folded(term);
            if (!isTerm(folded)) {
                throw new IllegalArgumentException("cannot be a term: " + term);
            }
            sorted.add(folded);
        }
        return new Lexicon(sorted.toArray(String[]::new));
    }

    /** As terms and texts are compared: simplified, half width, lower case. */
    public static String folded(String written) {
        StringBuilder folded = new StringBuilder(Readable.of(written).text());
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, Chars.lower(folded.charAt(i)));
        }
        return folded.toString();
    }

    /** Whether a folded text can be a term: letters and digits, not digits alone, neither too short nor too long. */
    public static boolean isTerm(String folded) {
        return folded.length() >= SHORTEST
                && folded.length() <= LONGEST
                && folded.codePoints().allMatch(Character::isLetterOrDigit)
                && folded.codePoints().anyMatch(Character::isLetter);
    }

    /** The terms, folded, in the order of their characters. */
    public List<String> terms() {
        return List.of(terms);
    }

    public boolean contains(String folded) {
        return folded.length() >= SHORTEST && longest(folded.toCharArray(), 0, folded.length()) == folded.length();
    }

    /**
     * The end of the longest term that begins at a place; the place itself where none does.
     *
     * @param text folded
     * @param to where the text ends
     */
    public int longest(char[] text, int from, int to) {
        int longest = from;
        int state = begins(text, from, to) ? ROOT : NOWHERE;
        for (int at = from; at < to && state != NOWHERE; at++) {
            state = step(state, text[at]);
            longest = endsTerm(state) ? at + 1 : longest;
        }
        return longest;
    }

    /** Whether it is worth while to look for a term here; false is certain. */
    boolean begins(char[] text, int from, int to) {
        if (to - from < SHORTEST) {
            return false;
        }
        int bit = beginning(text[from], text[from + 1]);
        return (beginnings[bit >> 6] & (1L << bit)) != 0;
    }

    /** From a state (0 before the first character) over a character to the next, or to {@link #NOWHERE}. */
    int step(int state, char c) {
        long key = key(state, c);
        for (int slot = slot(key); ; slot = (slot + 1) & (edges.length - 1)) {
            long edge = edges[slot];
            if ((edge >>> (NODE_BITS + 1)) == key && edge != 0) {
                return (int) edge & ((1 << (NODE_BITS + 1)) - 1);
            }
            if (edge == 0) {
                return NOWHERE;
            }
        }
    }

    /** Whether a term ends in a state. */
    static boolean endsTerm(int state) {
        return state > 0 && (state & 1) != 0;
    }

    /** Terms come in order, so that none is the beginning of one inserted before it: its last edge is always new. */
    private int insert(String term, int nodes) {
        int bit = beginning(term.charAt(0), term.charAt(1));
        beginnings[bit >> 6] |= 1L << bit;
        int next = nodes;
        int state = ROOT;
        for (int i = 0; i < term.length(); i++) {
            int reached = step(state, term.charAt(i));
            if (reached == NOWHERE) {
                reached = (next++ << 1) | (i + 1 == term.length() ? 1 : 0);
                add(key(state, term.charAt(i)), reached);
            }
            state = reached;
        }
        return next;
    }

    private void add(long key, int reached) {
        int slot = slot(key);
        while (edges[slot] != 0) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = (key << (NODE_BITS + 1)) | reached;
    }

    private static long key(int state, char c) {
        return ((long) (state >>> 1) << Character.SIZE) | c;
    }

    private int slot(long key) {
        return (int) ((key * MIX) >>> edgeShift);
    }

    private int beginning(char first, char second) {
        return (int) (((((long) first << Character.SIZE) | second) * MIX) >>> beginningShift);
    }

    private static int powerOfTwo(long atLeast) {
        return Integer.highestOneBit((int) Math.max(2, atLeast) - 1) << 1;
    }

    /** Whether it has the same terms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lexicon lexicon && Arrays.equals(terms, lexicon.terms);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(terms);
    }

    @Override
    public String toString() {
        return terms.length + " terms";
    }

    private Object writeReplace() {
        return new Travelling(terms());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a lexicon travels as its terms");
    }

    private record Travelling(List<String> terms) implements Serializable {
        private Object readResolve() {
            return of(terms);
        }
    }
}
