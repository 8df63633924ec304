package mashang.text;

import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * Cuts a sentence into words, token for token as smartcn's HHMMSegmenter of Lucene 9.12 does: of all ways to cut it into
 * words of its dictionaries, the most probable by bigrams.
 *
 * <p>Works in arrays that are kept, so a token costs no garbage; takes time linear in the text whatever it says. Not
 * safe for several threads; the dictionaries behind it are shared.
 *
 * <p>A sentence of more than {@value #WINDOW} units (a Han character, a run of letters or digits, a sign) is cut where
 * all ways so far meet, behind which nothing can change what lies before, and goes on from there with the same sums.
 * That gives what the whole sentence would. Only if the ways did not meet in the second half of such a piece would it be
 * cut as if the sentence ended there; no text is known for which this happens.
 */
public final class Segmenter {
    /** Bounds what is kept in memory for a sentence to about a megabyte. */
    static final int WINDOW = 4096;

    private static final int NONE = -1;

    private final SegmentDictionary dictionary = SegmentDictionary.smartcn();
    private final WordTrie trie = dictionary.trie;
    private final BigramTable bigrams = dictionary.bigrams;

    // Units of the piece at hand, in order, without spaces.
    private final int[] unitFrom = new int[WINDOW];
    private final int[] unitTo = new int[WINDOW];
    private final char[] unitChar = new char[WINDOW];
    /** The last of the nodes that end before a unit; the others by {@link #sibling}. */
    private final int[] ending = new int[WINDOW + 1];

    private int units;

    // Nodes: a word at a place. In the order of their first, then of their last unit.
    private int[] nodeFrom = new int[256];
    private int[] nodeTo = new int[256];
    private int[] nodeWord = new int[256];
    /** The node before this one on the cheapest way to it. */
    private int[] nodeBefore = new int[256];
    /** The next lower node that ends at the same place. */
    private int[] sibling = new int[256];

    private double[] cost = new double[256];
    private int nodes;

    // Where the piece before was cut: its last word, with what its way costs.
    private int cutWord;
    private long cutOpening;
    private double cutCost;

    /** Scratch of {@link #meeting}. */
    private int[] ways = new int[16];

    private int[] tokenStart = new int[64];
    private int[] tokenEnd = new int[64];
    private int tokens;

    /**
     * Cuts one sentence.
     *
     * @param from the first char of the sentence in {@code text}
     * @param to the char behind its last
     * @return the number of tokens; spaces between them belong to none
     */
    public int segment(char[] text, int from, int to) {
        startSentence();
        tokens = 0;
        for (int at = from; at < to; ) {
            at = piece(text, at, to, true);
        }
        return tokens;
    }

    /** Where a token of the last sentence starts in the text it was in. */
    public int start(int token) {
        return tokenStart[token];
    }

    /** The place behind a token of the last sentence; spaces in the middle of a word lie between. */
    public int end(int token) {
        return tokenEnd[token];
    }

    /** How many tokens were cut last. */
    int tokens() {
        return tokens;
    }

    /** Forgets the sentence before, for {@link #segmentSome}. */
    void startSentence() {
        cutWord = dictionary.start;
        cutOpening = dictionary.opening(cutWord);
        cutCost = 0;
    }

    /**
     * Cuts as much of a sentence as what may follow cannot change.
     *
     * @param last whether {@code to} is the end of the sentence
     * @return where to go on with more text; behind {@code from} unless they are equal
     */
    int segmentSome(char[] text, int from, int to, boolean last) {
        tokens = 0;
        return from < to ? piece(text, from, to, last) : to;
    }

    /** Cuts a piece of at most {@link #WINDOW} units and returns its end. */
    private int piece(char[] text, int from, int to, boolean last) {
        int read = cutUnits(text, from, to);
        boolean whole = last && read == to;
        boolean open = !last && read == to && mayGoOn();
        int weighed = weigh(text, whole, open);
        if (!whole) {
            int meeting = meeting(weighed);
            int settled = units == 0 ? read : meeting == 0 ? from : unitTo[nodeTo[meeting] - 1];
            if (settled - from >= (read - from) / 2) {
                cutBehind(text, meeting);
                return settled;
            }
            weigh(text, true, false);
        }
        keepWayTo(nodeBefore[nodes - 1]);
        startSentence();
        return read;
    }

    /** Reads units up to the window's size and returns where it stopped. */
    private int cutUnits(char[] text, int from, int to) {
        units = 0;
        int at = from;
        while (at < to && units < WINDOW) {
            char c = text[at];
            byte kind = CharKind.of(c);
            int end = at + 1;
            if (kind == CharKind.LETTER || kind == CharKind.DIGIT) {
                while (end < to && CharKind.of(text[end]) == kind) {
                    end++;
                }
            } else if (kind == CharKind.SURROGATE && end < to && Character.isSurrogatePair(c, text[end])) {
                end++;
            }
            if (kind != CharKind.SPACE) {
                unitFrom[units] = at;
                unitTo[units] = end;
                unitChar[units++] = c;
            }
            at = end;
        }
        return at;
    }

    /** Whether the last unit could be longer with more text. */
    private boolean mayGoOn() {
        return units > 0
                && switch (CharKind.of(unitChar[units - 1])) {
                    case CharKind.LETTER, CharKind.DIGIT, CharKind.SURROGATE -> true;
                    default -> false;
                };
    }

    /**
     * Finds the cheapest way to each node.
     *
     * @param whole whether the sentence ends with the last unit; a node for the end is then the last
     * @param open whether the last unit may be incomplete
     * @return the unit up to which all words are known
     */
    private int weigh(char[] text, boolean whole, boolean open) {
        Arrays.fill(ending, 0, units + 1, NONE);
        nodes = 0;
        addNode(NONE, 0, cutWord);
        cost[0] = cutCost;
        link(0);
        int complete = open ? units - 1 : units;
        for (int unit = 0; unit < complete; unit++) {
            int first = nodes;
            if (!addWords(unit) && !whole) {
                nodes = first;
                return unit;
            }
            addSteps(text, unit, first);
            for (int node = first; node < nodes; node++) {
                link(node);
            }
        }
        if (whole) {
            addNode(units, units + 1, dictionary.end);
            addSteps(text, units, nodes - 1);
        }
        return complete;
    }

    /** Adds all words that begin with a unit; false if the last unit was reached, so that more text might bring more. */
    private boolean addWords(int unit) {
        char c = unitChar[unit];
        if (CharKind.of(c) != CharKind.HAN) {
            addNode(
                    unit,
                    unit + 1,
                    unitTo[unit] - unitFrom[unit] == 1 || !Character.isSurrogate(c)
                            ? dictionary.word(c)
                            : dictionary.supplementary);
            return true;
        }
        int word = WordTrie.first(c);
        addNode(unit, unit + 1, word);
        for (int to = unit + 1; to < units; to++) {
            char next = unitChar[to];
            if (CharKind.of(next) != CharKind.HAN) {
                return true;
            }
            word = trie.next(word, next);
            if (word == WordTrie.NONE) {
                return true;
            }
            if (trie.word(word)) {
                addNode(unit, to + 1, word);
            }
        }
        return false;
    }

    private void addNode(int from, int to, int word) {
        if (nodes == nodeTo.length) {
            enlarge();
        }
        nodeFrom[nodes] = from;
        nodeTo[nodes] = to;
        nodeWord[nodes] = word;
        cost[nodes++] = Double.MAX_VALUE;
    }

    private void link(int node) {
        int to = nodeTo[node];
        sibling[node] = ending[to];
        ending[to] = node;
    }

    private void enlarge() {
        int size = 2 * nodes;
        nodeFrom = Arrays.copyOf(nodeFrom, size);
        nodeTo = Arrays.copyOf(nodeTo, size);
        nodeWord = Arrays.copyOf(nodeWord, size);
        nodeBefore = Arrays.copyOf(nodeBefore, size);
        sibling = Arrays.copyOf(sibling, size);
        cost = Arrays.copyOf(cost, size);
    }

    /** Steps from all nodes that end before a unit to all that begin with it, which are the last ones from {@code first}. */
    private void addSteps(char[] text, int unit, int first) {
        boolean han = CharKind.of(unit < units ? unitChar[unit] : 0) == CharKind.HAN;
        for (int before = ending[unit]; before != NONE; before = sibling[before]) {
            if (han) {
                addStepsToWords(text, before, unit, first);
            } else {
                addStep(before, first, Fnv.with(opening(text, before), spelling(text, first)));
            }
        }
    }

    private void addStepsToWords(char[] text, int before, int unit, int first) {
        long key = opening(text, before);
        int spelt = unit;
        for (int node = first; node < nodes; node++) {
            while (spelt < nodeTo[node]) {
                key = Fnv.with(key, unitChar[spelt++]);
            }
            addStep(before, node, key);
        }
    }

    /** Nodes before come from the highest to the lowest: of equal ways the one through the lowest is kept, as in smartcn. */
    private void addStep(int before, int node, long key) {
        int word = nodeWord[before];
        double weight = bigrams.mayKnow(key) ? bigrams.weight(key, dictionary.frequency(word)) : BigramTable.UNKNOWN;
        double sum = cost[before] + (weight == weight ? weight : dictionary.unpaired(word));
        if (sum <= cost[node]) {
            cost[node] = sum;
            nodeBefore[node] = before;
        }
    }

    private long opening(char[] text, int node) {
        if (node == 0) {
            return cutOpening;
        }
        int word = nodeWord[node];
        return word == dictionary.supplementary
                ? Fnv.opening(Fnv.with(Fnv.EMPTY, spelling(text, node)))
                : dictionary.opening(word);
    }

    /** How a node that is no word of Han characters is spelt in pairs. */
    private CharSequence spelling(char[] text, int node) {
        int word = nodeWord[node];
        if (word != dictionary.supplementary) {
            return dictionary.spelling(word);
        }
        int unit = nodeFrom[node];
        return CharBuffer.wrap(text, unitFrom[unit], unitTo[unit] - unitFrom[unit]);
    }

    /**
     * The last node that the ways to all nodes have in common from which more text can be reached.
     *
     * @param complete the unit up to which all words are known
     */
    private int meeting(int complete) {
        int waiting = 0;
        for (int to = complete; to <= units; to++) {
            for (int node = ending[to]; node != NONE; node = sibling[node]) {
                if (waiting == ways.length) {
                    ways = Arrays.copyOf(ways, 2 * waiting);
                }
                ways[waiting++] = node;
            }
        }
        return meeting(ways, waiting);
    }

    /** Takes the way with the highest node one node back until all are at the same. */
    private int meeting(int[] ways, int count) {
        while (true) {
            int highest = 0;
            boolean same = true;
            for (int i = 1; i < count; i++) {
                same &= ways[i] == ways[0];
                highest = ways[i] > ways[highest] ? i : highest;
            }
            if (same) {
                return ways[0];
            }
            ways[highest] = nodeBefore[ways[highest]];
        }
    }

    /** Keeps the tokens up to a node and goes on behind it. */
    private void cutBehind(char[] text, int node) {
        keepWayTo(node);
        cutOpening = opening(text, node);
        cutWord = nodeWord[node];
        cutCost = cost[node];
    }

    private void keepWayTo(int node) {
        int count = 0;
        for (int at = node; at != 0; at = nodeBefore[at]) {
            count++;
        }
        if (tokens + count > tokenStart.length) {
            int size = Math.max(tokens + count, 2 * tokenStart.length);
            tokenStart = Arrays.copyOf(tokenStart, size);
            tokenEnd = Arrays.copyOf(tokenEnd, size);
        }
        tokens += count;
        int token = tokens;
        for (int at = node; at != 0; at = nodeBefore[at]) {
            token--;
            tokenStart[token] = unitFrom[nodeFrom[at]];
            tokenEnd[token] = unitTo[nodeTo[at] - 1];
        }
    }
}
