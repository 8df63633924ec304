package mashang.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words to be found in texts, each with what it means: a trie whose edges lie in one hash table. Immutable.
 *
 * <p>Full width and case make no difference. A look-up costs no more than the longest word, so reading a text is linear.
 */
final class Words<T> {
    private static final long FREE = -1;

    private final List<@Nullable T> values;
    private final long[] edges;
    private final int[] targets;
    /** What words begin with: most places in a text are done with one look. */
    private final BitSet firsts = new BitSet(Character.MAX_VALUE);

    /**
     * A word in a text.
     *
     * @param value what it means
     * @param end after its last character
     */
    record Found<T>(T value, int end) {}

    /** Words with their meanings. Empty words are never found. */
    Words(Map<String, T> words) {
        int characters = words.keySet().stream().mapToInt(String::length).sum();
        int slots = Integer.highestOneBit(Math.max(4, characters)) << 2;
        edges = new long[slots];
        targets = new int[slots];
        Arrays.fill(edges, FREE);
        values = new ArrayList<>();
        values.add(null);
        words.forEach(this::add);
        words.keySet().stream().filter(word -> !word.isEmpty()).forEach(word -> firsts.set(folded(word.charAt(0))));
    }

    private void add(String word, T value) {
        int node = 0;
        for (int i = 0; i < word.length(); i++) {
            long edge = edge(node, word.charAt(i));
            int slot = slot(edge);
            if (edges[slot] == FREE) {
                edges[slot] = edge;
                targets[slot] = values.size();
                values.add(null);
            }
            node = targets[slot];
        }
        if (node > 0) {
            values.set(node, value);
        }
    }

    /** The longest word that starts here; absent where none does. */
    @Nullable
    Found<T> longest(CharSequence text, int from) {
        if (from >= text.length() || !firsts.get(folded(text.charAt(from)))) {
            return null;
        }
        int node = 0;
        T value = null;
        int end = from;
        for (int i = from; i < text.length(); i++) {
            long edge = edge(node, text.charAt(i));
            int slot = slot(edge);
            if (edges[slot] == FREE) {
                break;
            }
            node = targets[slot];
            T here = values.get(node);
            if (here != null) {
                value = here;
                end = i + 1;
            }
        }
        return value == null ? null : new Found<>(value, end);
    }

    private static long edge(int node, char c) {
        return (long) node << Character.SIZE | folded(c);
    }

    private static char folded(char c) {
        return Character.toLowerCase(Chars.fold(c));
    }

    /** Where an edge lies, or would. */
    private int slot(long edge) {
        long mixed = edge * 0x9E3779B97F4A7C15L; // Fibonacci hashing, 2^64 divided by the golden ratio
        int slot = (int) (mixed >>> 32) & (edges.length - 1);
        while (edges[slot] != FREE && edges[slot] != edge) {
            slot = (slot + 1) & (edges.length - 1);
        }
        return slot;
    }
}
