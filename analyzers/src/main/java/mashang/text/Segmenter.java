package mashang.text;

import java.util.Arrays;

/**
 * Cuts a sentence into words, token for token as smartcn's HHMMSegmenter of Lucene 9.12 does: of all ways to cut it into
 * words of its dictionaries, the most probable by bigrams.
 *
 * <p>Works in arrays that are kept, so a token costs no garbage; takes time linear in the text whatever it says. Not
 * safe for several threads; the dictionaries behind it are shared.
 *
 * <p>A sentence of more than {@value Lattice#WINDOW} units (a Han character, a run of letters or digits, a sign) is cut
 * in pieces: where all ways so far meet, behind which nothing can change what lies before. The next piece goes on with
 * the same sums, so the result is that of the whole. Only where the ways do not meet in the second half of a piece, as in 一
 * written thousands of times, the way that is cheapest so far is taken.
 */
public final class Segmenter {
    private final Lattice lattice = new Lattice();
    private RecentSentences recent = RecentSentences.ofThisThread();
    private boolean atStart;

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

    /** Begins another text, for {@link #segmentSome}: forgets the sentence before. */
    void startText() {
        recent = RecentSentences.ofThisThread();
        startSentence();
    }

    private void startSentence() {
        lattice.startSentence();
        atStart = true;
    }

    /**
     * Cuts as much of a sentence as what may follow cannot change.
     *
     * @param last whether {@code to} is the end of the sentence
     * @return where to go on with more text; behind {@code from} unless they are equal
     */
    int segmentSome(char[] text, int from, int to, boolean last) {
        tokens = 0;
        if (from >= to) {
            return to;
        }
        boolean whole = atStart && last;
        if (whole && recall(text, from, to)) {
            return to;
        }
        int end = piece(text, from, to, last);
        if (whole && end == to) {
            recent.keep(text, from, to, tokenStart, tokenEnd, tokens);
        }
        return end;
    }

    /** Cuts a whole sentence as it was cut before, where that is known. */
    private boolean recall(char[] text, int from, int to) {
        RecentSentences.Cut cut = recent.find(text, from, to);
        if (cut == null) {
            return false;
        }
        tokens = cut.starts().length;
        reserve(tokens);
        for (int token = 0; token < tokens; token++) {
            tokenStart[token] = from + cut.starts()[token];
            tokenEnd[token] = from + cut.ends()[token];
        }
        return true;
    }

    /** Cuts a piece of at most {@link Lattice#WINDOW} units and returns its end. */
    private int piece(char[] text, int from, int to, boolean last) {
        int read = lattice.read(text, from, to);
        boolean whole = last && read == to;
        int complete = lattice.weigh(text, whole, !last && read == to);
        if (!whole) {
            int meeting = lattice.meeting(complete);
            int settled = lattice.units() == 0 ? read : meeting == 0 ? from : lattice.end(meeting);
            if (settled - from < (read - from) / 2) {
                meeting = lattice.cheapest(complete);
                settled = meeting == 0 ? from : lattice.end(meeting);
            }
            if (settled > from) {
                keepWayTo(meeting);
                lattice.startBehind(text, meeting);
                atStart = false;
                return settled;
            }
            lattice.weigh(text, true, false);
        }
        keepWayTo(lattice.lastWord());
        startSentence();
        return read;
    }

    private void keepWayTo(int node) {
        int count = 0;
        for (int at = node; at != 0; at = lattice.previous(at)) {
            count++;
        }
        reserve(tokens + count);
        tokens += count;
        int token = tokens;
        for (int at = node; at != 0; at = lattice.previous(at)) {
            token--;
            tokenStart[token] = lattice.start(at);
            tokenEnd[token] = lattice.end(at);
        }
    }

    private void reserve(int count) {
        if (count > tokenStart.length) {
            int size = Math.max(count, 2 * tokenStart.length);
            tokenStart = Arrays.copyOf(tokenStart, size);
            tokenEnd = Arrays.copyOf(tokenEnd, size);
        }
    }
}
