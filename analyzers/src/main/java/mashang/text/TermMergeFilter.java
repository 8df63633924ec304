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
 * 市|长乐国际机场. Tokens are taken apart only where that is no accident: for a term of {@value TermMerging#TELLING} characters or
 * more, or if fewer tokens come of it (市长|乐|区 → 市|长乐区, but 手工|单 stays); never within a Latin word or a
 * number, and never for a term that lies within one token.
 *
 * <p>A term has the offsets from its first to its last character, the position increment of its first token and the type
 * {@value #TYPE}. Of the input only term, offset, position increment and type are looked at, and it must be a plain row
 * of tokens, without any at the same position. A run of more than {@value TermMerging#LONGEST_RUN} characters without punctuation
 * may be cut in the middle of a term.
 */
public final class TermMergeFilter extends TokenFilter {
    /** The type of a token that is a term of the lexicon. */
    public static final String TYPE = "<TERM>";

    private final TermMerging merging;
    private boolean exhausted;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);

    public TermMergeFilter(TokenStream input, Lexicon lexicon) {
        super(input);
        this.merging = new TermMerging(lexicon);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!merging.next()) {
            fill();
            if (!merging.next()) {
                return false;
            }
        }
        emit(merging.isTerm() ? TYPE : TypeAttribute.DEFAULT_TYPE);
        return true;
    }

    private void emit(String kind) {
        TokenRun run = merging.run;
        int from = merging.from();
        int to = merging.to();
        clearAttributes();
        term.copyBuffer(run.text(), from, to - from);
        offset.setOffset(run.start(from), run.end(to));
        increment.setPositionIncrement(run.increment(from));
        type.setType(kind);
    }

    /** Reads up to the next punctuation, across which there are no terms. */
    private void fill() throws IOException {
        merging.begin();
        while (!exhausted) {
            if (!input.incrementToken()) {
                exhausted = true;
                break;
            }
            merging.run.append(
                    term.buffer(),
                    term.length(),
                    offset.startOffset(),
                    offset.endOffset(),
                    increment.getPositionIncrement());
            if (merging.isFull(term.length(), term.buffer()[0])) {
                break;
            }
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        merging.begin();
        exhausted = false;
    }
}
