package mashang.text;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Makes one token of neighbouring tokens that spell a term of a {@link Lexicon} (违章|搭|盖 → 违章搭盖) and lower-cases
 * all of them.
 *
 * <p>From left to right, the longest term first. Between its tokens there must be nothing: no space, no punctuation, no
 * token that a filter took away. A term is also found where tokens straddle its edges: of 市长|乐|国际|机场 it makes
 * 市|长乐国际机场. Tokens are taken apart only where that is no accident: for a term of {@value #TELLING} characters or
 * more, or if fewer tokens come of it (市长|乐|区 → 市|长乐区, but 手工|单 stays); never within a Latin word or a
 * number, and never for a term that lies within one token.
 *
 * <p>A term has the offsets from its first to its last character, the position increment of its first token and the type
 * {@value #TYPE}. Of the input only term, offset, position increment and type are looked at, and it must be a plain row
 * of tokens, without any at the same position. A run of more than {@value #LONGEST_RUN} characters without punctuation
 * may be cut in the middle of a term.
 */
public final class TermMergeFilter extends TokenFilter {
    /** The type of a token that is a term of the lexicon. */
    public static final String TYPE = "<TERM>";

    /** From so many characters on, a term across the edges of tokens is no accident. */
    private static final int TELLING = 4;

    private static final int LONGEST_RUN = 4096;
    private static final int NONE = -1;

    private final Lexicon lexicon;
    private final TokenRun run = new TokenRun();
    /** What is left of the run begins here. */
    private int at;
    /** The next term, where one was found beyond the token that is cut for it. */
    private int termFrom = NONE;

    private int termTo;
    private boolean exhausted;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);

    public TermMergeFilter(TokenStream input, Lexicon lexicon) {
        super(input);
        this.lexicon = lexicon;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (at == run.length() && !fill()) {
            return false;
        }
        int end = run.edgeAfter(at);
        if (termFrom != at) {
            find(end);
        }
        if (termFrom == at) {
            run.cut(termTo);
            emit(termTo, TYPE);
        } else if (termFrom < 0) {
            emit(end, TypeAttribute.DEFAULT_TYPE);
        } else {
            run.cut(termFrom);
            emit(termFrom, TypeAttribute.DEFAULT_TYPE);
        }
        return true;
    }

    /** The leftmost, then longest term that begins in the token here. */
    private void find(int tokenEnd) {
        for (int from = at; from < tokenEnd; from++) {
            if (lexicon.begins(run.text(), from, run.length())) {
                int to = longest(from, tokenEnd);
                if (to > from) {
                    termFrom = from;
                    termTo = to;
                    return;
                }
            }
        }
        termFrom = NONE;
    }

    private int longest(int from, int tokenEnd) {
        int longest = from;
        int state = 0;
        for (int to = from + 1; to <= run.length(); to++) {
            state = lexicon.step(state, run.text()[to - 1]);
            if (state == Lexicon.NOWHERE || (to > from + 1 && run.gap(to - 1))) {
                break;
            }
            if (Lexicon.endsTerm(state) && fits(from, to, tokenEnd)) {
                longest = to;
            }
        }
        return longest;
    }

    private boolean fits(int from, int to, int tokenEnd) {
        int cuts = (run.edge(from) ? 0 : 1) + (run.edge(to) ? 0 : 1);
        return cuts == 0
                || (to > tokenEnd
                        && !splitsWord(from)
                        && !splitsWord(to)
                        && (to - from >= TELLING || 1 + cuts < run.tokens(from, to)));
    }

    /** Whether an edge here would be one within a Latin word or a number. */
    private boolean splitsWord(int edge) {
        return !run.edge(edge) && Chars.letterOrDigit(run.text()[edge]) && Chars.letterOrDigit(run.text()[edge - 1]);
    }

    private void emit(int to, String kind) {
        clearAttributes();
        term.copyBuffer(run.text(), at, to - at);
        offset.setOffset(run.start(at), run.end(to));
        increment.setPositionIncrement(run.increment(at));
        type.setType(kind);
        at = to;
    }

    /** Reads up to the next punctuation, across which there are no terms. */
    private boolean fill() throws IOException {
        run.clear();
        at = 0;
        termFrom = NONE;
        while (!exhausted && run.length() < LONGEST_RUN) {
            if (!input.incrementToken()) {
                exhausted = true;
                break;
            }
            run.append(
                    term.buffer(),
                    term.length(),
                    offset.startOffset(),
                    offset.endOffset(),
                    increment.getPositionIncrement());
            if (term.length() == 1 && !Character.isLetterOrDigit(term.charAt(0))) {
                break;
            }
        }
        return run.length() > 0;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        run.clear();
        at = 0;
        termFrom = NONE;
        exhausted = false;
    }
}
