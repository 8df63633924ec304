package mashang.text;

/**
 * What {@link TermMergeFilter} does, without Lucene: neighbouring tokens in, up to the next punctuation, and out with the terms of a
 * {@link Lexicon} in one piece. Reused; not safe for several threads.
 */
final class TermMerging {
    /** From so many characters on, a term across the edges of tokens is no accident. */
    static final int TELLING = 4;

    static final int LONGEST_RUN = 4096;
    private static final int NONE = -1;

    final TokenRun run = new TokenRun();
    private Lexicon lexicon;
    /** What is left of the run begins here. */
    private int at;
    /** The next term, where one was found beyond the token that is cut for it. */
    private int termFrom = NONE;

    private int termTo;
    private int from;
    private boolean isTerm;

    TermMerging(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Goes on with an empty run, and another lexicon. */
    void begin(Lexicon another) {
        lexicon = another;
        begin();
    }

    /** Goes on with an empty run. */
    void begin() {
        run.clear();
        at = 0;
        termFrom = NONE;
    }

    /** Whether nothing belongs to a run behind its last token: of how many characters that is, and the first as it was cut. */
    boolean isFull(int size, char first) {
        return (size == 1 && !isLetterOrDigit(first)) || run.length() >= LONGEST_RUN;
    }

    private static boolean isLetterOrDigit(char c) {
        return CharKind.han(c) || Character.isLetterOrDigit(c);
    }

    /** Cuts the next token or term off the run; false at its end. */
    boolean next() {
        if (at == run.length()) {
            return false;
        }
        int end = run.edgeAfter(at);
        if (termFrom != at) {
            find(end);
        }
        isTerm = termFrom == at;
        from = at;
        at = isTerm ? termTo : termFrom < 0 ? end : termFrom;
        run.cut(at);
        return true;
    }

    /** Where what was cut off begins in the run. */
    int from() {
        return from;
    }

    /** Where it ends. */
    int to() {
        return at;
    }

    /** Whether it is a term of the lexicon. */
    boolean isTerm() {
        return isTerm;
    }

    /** The leftmost, then longest term that begins in the token here. */
    private void find(int tokenEnd) {
        for (int start = at; start < tokenEnd; start++) {
            if (lexicon.begins(run.text(), start, run.length())) {
                int to = longest(start, tokenEnd);
                if (to > start) {
                    termFrom = start;
                    termTo = to;
                    return;
                }
            }
        }
        termFrom = NONE;
    }

    private int longest(int start, int tokenEnd) {
        int longest = start;
        int state = 0;
        for (int to = start + 1; to <= run.length(); to++) {
            state = lexicon.step(state, run.text()[to - 1]);
            if (state == Lexicon.NOWHERE || (to > start + 1 && run.gap(to - 1))) {
                break;
            }
            if (Lexicon.endsTerm(state) && fits(start, to, tokenEnd)) {
                longest = to;
            }
        }
        return longest;
    }

    private boolean fits(int start, int to, int tokenEnd) {
        int cuts = (run.edge(start) ? 0 : 1) + (run.edge(to) ? 0 : 1);
        return cuts == 0
                || (to > tokenEnd
                        && !splitsWord(start)
                        && !splitsWord(to)
                        && (to - start >= TELLING || 1 + cuts < run.tokens(start, to)));
    }

    /** Whether an edge here would be one within a Latin word or a number. */
    private boolean splitsWord(int edge) {
        return !run.edge(edge) && Chars.letterOrDigit(run.text()[edge]) && Chars.letterOrDigit(run.text()[edge - 1]);
    }
}
