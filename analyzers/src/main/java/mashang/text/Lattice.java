package mashang.text;

import java.util.Arrays;

/**
 * All words a piece of a sentence can be cut into, and what each step from one to the next costs.
 *
 * <p>Built in passes over arrays, each a plain loop: units, words, steps, which steps' pairs may be known, what they cost,
 * cheapest ways. What is slow here is waiting for memory, and in such loops the processor waits for many places at once.
 * Asking for one pair at a time, and branching on the answer, took twice as long.
 */
final class Lattice {
    /** Bounds what is kept in memory; in units. */
    static final int WINDOW = 4096;

    private static final int NONE = -1;

    private final SegmentDictionary dictionary = SegmentDictionary.smartcn();
    private final WordTrie trie = dictionary.trie;
    private final BigramTable bigrams = dictionary.bigrams;

    // Units: a Han character, a run of letters or of digits, or one other character, without the spaces between.
    private final int[] unitStart = new int[WINDOW];
    private final int[] unitEnd = new int[WINDOW];
    private final char[] unitChar = new char[WINDOW];
    /** Where a unit leads in the trie with the one behind it, if both are Han characters. */
    private final int[] pairs = new int[WINDOW];
    /** The last of the nodes that end before a unit; the others by {@link #sibling}. */
    private final int[] ending = new int[WINDOW + 1];
    /** The first node that begins with a unit. */
    private final int[] beginning = new int[WINDOW + 2];

    private int units;

    // Nodes: a word at a place, in the order of the first, then of the last unit.
    private int[] nodeStart = new int[256];
    private int[] nodeEnd = new int[256];
    private int[] nodeWord = new int[256];
    /** The next lower node that ends at the same place. */
    private int[] sibling = new int[256];
    /** The node before this one on the cheapest way to it, and what that way costs. */
    private int[] previous = new int[256];

    private double[] cost = new double[256];
    private int nodes;

    // Steps from a node to one that begins where it ends; by the unit there, then downwards by the node they come from.
    private int[] stepFrom = new int[512];
    private int[] stepTo = new int[512];
    private long[] stepKey = new long[512];
    private double[] stepCost = new double[512];
    /** Steps whose pair may be known. */
    private int[] asked = new int[512];
    /** What stands in the table of pairs where one that is asked for would stand first. */
    private long[] found = new long[512];

    private int steps;

    // The word before the piece: the sentence's start, or the last of the piece before with what the way to it cost.
    private int before;
    private long beforeOpening;
    private double beforeCost;

    void startSentence() {
        before = dictionary.start;
        beforeOpening = dictionary.opening(before);
        beforeCost = 0;
    }

    /** Goes on behind a node in the next piece of the sentence. */
    void startBehind(char[] text, int node) {
        beforeOpening = opening(text, node);
        before = nodeWord[node];
        beforeCost = cost[node];
    }

    /** Reads units up to the window's size and returns the place where it stopped. */
    int read(char[] text, int from, int to) {
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
                unitStart[units] = at;
                unitEnd[units] = end;
                unitChar[units++] = c;
            }
            at = end;
        }
        return at;
    }

    /**
     * Finds the cheapest way to each node.
     *
     * @param whole whether the sentence ends with the last unit; the last node then stands for its end
     * @param more whether the last unit may go on in text that is still to come
     * @return the unit up to which all nodes are there
     */
    int weigh(char[] text, boolean whole, boolean more) {
        int complete = addNodes(more && mayGoOn() ? units - 1 : units, whole);
        if (whole) {
            beginning[units] = nodes;
            addNode(units, units + 1, dictionary.end);
        }
        int last = whole ? units + 1 : complete;
        beginning[last] = nodes;
        addSteps(text, last);
        askForPairs();
        findWays();
        return complete;
    }

    private boolean mayGoOn() {
        return units > 0
                && switch (CharKind.of(unitChar[units - 1])) {
                    case CharKind.LETTER, CharKind.DIGIT, CharKind.SURROGATE -> true;
                    default -> false;
                };
    }

    /** Where two characters lead in the trie: asked for all at once, as most words end there and the trie is large. */
    private void lookAtPairs(int to) {
        int last = Math.min(to, units - 1);
        for (int unit = 0; unit < last; unit++) {
            char c = unitChar[unit];
            char next = unitChar[unit + 1];
            if (CharKind.han(c) && CharKind.han(next)) {
                pairs[unit] = trie.next(WordTrie.first(c), next);
            }
        }
    }

    /** Adds nodes for all units before {@code to} unless they might be continued; returns the first that might. */
    private int addNodes(int to, boolean whole) {
        Arrays.fill(ending, 0, units + 1, NONE);
        nodes = 0;
        addNode(NONE, 0, before);
        link(0);
        lookAtPairs(to);
        for (int unit = 0; unit < to; unit++) {
            beginning[unit] = nodes;
            if (!addWords(unit) && !whole) {
                nodes = beginning[unit];
                return unit;
            }
            for (int node = beginning[unit]; node < nodes; node++) {
                link(node);
            }
        }
        return to;
    }

    /** Adds all words that begin with a unit; false if they reached the last one, so that more text might bring more. */
    private boolean addWords(int unit) {
        char c = unitChar[unit];
        if (!CharKind.han(c)) {
            boolean supplementary = CharKind.of(c) == CharKind.SURROGATE && unitEnd[unit] - unitStart[unit] == 2;
            addNode(unit, unit + 1, supplementary ? dictionary.supplementary : dictionary.word(c));
            return true;
        }
        int word = WordTrie.first(c);
        addNode(unit, unit + 1, word);
        for (int end = unit + 1; end < units; end++) {
            char next = unitChar[end];
            if (!CharKind.han(next)) {
                return true;
            }
            word = end == unit + 1 ? pairs[unit] : trie.next(word, next);
            if (word == WordTrie.NONE) {
                return true;
            }
            if (trie.word(word)) {
                addNode(unit, end + 1, word);
            }
        }
        return false;
    }

    private void addNode(int start, int end, int word) {
        if (nodes == nodeEnd.length) {
            enlargeNodes();
        }
        nodeStart[nodes] = start;
        nodeEnd[nodes] = end;
        nodeWord[nodes++] = word;
    }

    private void link(int node) {
        int end = nodeEnd[node];
        sibling[node] = ending[end];
        ending[end] = node;
    }

    private void addSteps(char[] text, int last) {
        steps = 0;
        for (int unit = 0; unit < last; unit++) {
            int first = beginning[unit];
            int behind = beginning[unit + 1];
            boolean han = unit < units && CharKind.han(unitChar[unit]);
            for (int from = ending[unit]; from != NONE; from = sibling[from]) {
                if (steps + behind - first > stepTo.length) {
                    enlargeSteps();
                }
                long key = opening(text, from);
                double unpaired = dictionary.unpaired(nodeWord[from]);
                if (han) {
                    addSteps(from, first, behind, key, unpaired);
                } else {
                    addStep(from, first, spelt(text, first, key), unpaired);
                }
            }
        }
    }

    /** Steps to words of Han characters, each the one before it with more characters. */
    private void addSteps(int from, int first, int behind, long key, double unpaired) {
        int spelt = nodeStart[first];
        for (int to = first; to < behind; to++) {
            for (int end = nodeEnd[to]; spelt < end; spelt++) {
                key = Fnv.with(key, unitChar[spelt]);
            }
            addStep(from, to, key, unpaired);
        }
    }

    private void addStep(int from, int to, long key, double unpaired) {
        stepFrom[steps] = from;
        stepTo[steps] = to;
        stepKey[steps] = key;
        stepCost[steps++] = unpaired;
    }

    private void askForPairs() {
        int count = 0;
        for (int step = 0; step < steps; step++) {
            asked[count] = step;
            count += bigrams.mayKnow(stepKey[step]);
        }
        for (int i = 0; i < count; i++) {
            found[i] = bigrams.first(stepKey[asked[i]]);
        }
        for (int i = 0; i < count; i++) {
            int step = asked[i];
            if (found[i] == 0) {
                continue;
            }
            int frequency = dictionary.frequency(nodeWord[stepFrom[step]]);
            stepCost[step] = bigrams.weight(stepKey[step], frequency, stepCost[step]);
        }
    }

    /** Of equal ways the one through the lowest node is kept, as in smartcn; steps come from the highest first. */
    private void findWays() {
        Arrays.fill(cost, 0, nodes, Double.MAX_VALUE);
        cost[0] = beforeCost;
        for (int step = 0; step < steps; step++) {
            int to = stepTo[step];
            double sum = cost[stepFrom[step]] + stepCost[step];
            if (sum <= cost[to]) {
                cost[to] = sum;
                previous[to] = stepFrom[step];
            }
        }
    }

    private long opening(char[] text, int node) {
        if (node == 0) {
            return beforeOpening;
        }
        return nodeWord[node] == dictionary.supplementary
                ? Fnv.opening(spelt(text, node, Fnv.EMPTY))
                : dictionary.opening(nodeWord[node]);
    }

    /** A hash continued with how a node that is no word of Han characters is spelt in pairs. */
    private long spelt(char[] text, int node, long hash) {
        int word = nodeWord[node];
        if (word != dictionary.supplementary) {
            return Fnv.with(hash, dictionary.spelling(word));
        }
        int at = unitStart[nodeStart[node]];
        return Fnv.with(Fnv.with(hash, text[at]), text[at + 1]);
    }

    int units() {
        return units;
    }

    /** The node before the last one. */
    int lastWord() {
        return previous[nodes - 1];
    }

    /** The node before another on the cheapest way to it; 0 is where the piece begins. */
    int previous(int node) {
        return previous[node];
    }

    /** Where a node's word starts in the text. */
    int start(int node) {
        return unitStart[nodeStart[node]];
    }

    /** The place behind it. */
    int end(int node) {
        return unitEnd[nodeEnd[node] - 1];
    }

    /**
     * The last node through which the ways to all nodes go that can be gone on from; 0 if there is none.
     *
     * @param complete the unit up to which all nodes are there
     */
    int meeting(int complete) {
        int count = 0;
        for (int end = complete; end <= units; end++) {
            for (int node = ending[end]; node != NONE; node = sibling[node]) {
                asked[count++] = node;
            }
        }
        int highest = highest(count);
        while (asked[highest] != asked[0] || !same(count)) {
            asked[highest] = previous[asked[highest]];
            highest = highest(count);
        }
        return asked[0];
    }

    /** Of the nodes that can be gone on from the one with the cheapest way. */
    int cheapest(int complete) {
        int cheapest = NONE;
        for (int end = complete; end <= units; end++) {
            for (int node = ending[end]; node != NONE; node = sibling[node]) {
                cheapest = cheapest == NONE || cost[node] < cost[cheapest] ? node : cheapest;
            }
        }
        return cheapest;
    }

    private int highest(int count) {
        int highest = 0;
        for (int i = 1; i < count; i++) {
            highest = asked[i] > asked[highest] ? i : highest;
        }
        return highest;
    }

    private boolean same(int count) {
        for (int i = 1; i < count; i++) {
            if (asked[i] != asked[0]) {
                return false;
            }
        }
        return true;
    }

    private void enlargeNodes() {
        int size = 2 * nodes;
        nodeStart = Arrays.copyOf(nodeStart, size);
        nodeEnd = Arrays.copyOf(nodeEnd, size);
        nodeWord = Arrays.copyOf(nodeWord, size);
        sibling = Arrays.copyOf(sibling, size);
        previous = Arrays.copyOf(previous, size);
        cost = Arrays.copyOf(cost, size);
    }

    private void enlargeSteps() {
        int size = 2 * stepTo.length;
        stepFrom = Arrays.copyOf(stepFrom, size);
        stepTo = Arrays.copyOf(stepTo, size);
        stepKey = Arrays.copyOf(stepKey, size);
        stepCost = Arrays.copyOf(stepCost, size);
        asked = Arrays.copyOf(asked, size);
        found = Arrays.copyOf(found, size);
    }
}
