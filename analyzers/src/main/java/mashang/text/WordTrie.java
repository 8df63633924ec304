package mashang.text;

/**
 * Words of Han characters as a double array (Aoe 1989). States below {@link #SINGLES} are the single characters, each
 * a word whether or not the dictionary has it; the others are reached char by char. Immutable.
 */
final class WordTrie {
    /** One state for each Han character, in the order of their codes. */
    static final int SINGLES = CharKind.LAST_HAN - CharKind.FIRST_HAN + 1;
    /** No word goes on this way. */
    static final int NONE = -1;

    /** For each state its parent in the upper half; in the lower, twice the place of its children, plus 1 for a word. */
    private final long[] cells;
    /** A number for each Han character that continues a word, the frequent ones small; 0 for all others. */
    private final char[] codes;

    WordTrie(long[] cells, char[] codes) {
        this.cells = cells;
        this.codes = codes;
    }

    /** How many numbers states may have. */
    int states() {
        return cells.length;
    }

    /** The state of a Han character at the start of a word. */
    static int first(char han) {
        return han - CharKind.FIRST_HAN;
    }

    /** The state after one more Han character, or {@link #NONE}. */
    int next(int state, char han) {
        int next = ((int) cells[state] >>> 1) + codes[han - CharKind.FIRST_HAN];
        return (int) (cells[next] >>> 32) == state ? next : NONE;
    }

    /** Whether the way to a state spells a word. */
    boolean word(int state) {
        return (cells[state] & 1) != 0;
    }

    /** The state of a word of Han characters, or {@link #NONE}. */
    int find(CharSequence word) {
        int state = first(word.charAt(0));
        for (int i = 1; i < word.length() && state != NONE; i++) {
            state = next(state, word.charAt(i));
        }
        return state;
    }
}
