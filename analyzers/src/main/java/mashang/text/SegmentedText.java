package mashang.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that is cut into tokens once, for all who read it by the same vocabulary: when the first of them asks. One thread's
 * alone.
 */
public final class SegmentedText {
    private final TextCutter cutter;
    private final Vocabulary vocabulary;
    private final String clean;
    private @Nullable Cut cut;

    SegmentedText(TextCutter cutter, Vocabulary vocabulary, String clean) {
        this.cutter = cutter;
        this.vocabulary = vocabulary;
        this.clean = clean;
    }

    /** What is read of it, and all its tokens, punctuation too. */
    record Cut(Readable readable, List<Token> tokens) {}

    Cut cut() {
        Cut known = cut;
        if (known == null) {
            Readable readable = Readable.of(clean);
            List<Token> tokens = new ArrayList<>();
            cutter.cut(readable.text(), (token, start, end) -> tokens.add(new Token(token, start, end)));
            known = new Cut(readable, tokens);
            cut = known;
        }
        return known;
    }

    /** What it is about; see {@link ComplaintAnalyzer#terms(String)}. */
    public List<Term> terms() {
        Readable readable = cut().readable();
        List<Term> terms = new ArrayList<>();
        for (Token token : cut().tokens()) {
            if (vocabulary.isTerm(token.text())) {
                terms.add(new Term(token.text(), readable.place(token.start()), readable.end(token.end())));
            }
        }
        return terms;
    }

    /**
     * Everything its beginning says; see {@link ComplaintAnalyzer#tokens}. Only where that is not the whole text it is cut for it once
     * more.
     *
     * @param maxChars how much of the text is looked at, in chars
     * @param analyzer the one that made this
     */
    public List<String> tokens(int maxChars, ComplaintAnalyzer analyzer) {
        if (clean.length() > maxChars) {
            return analyzer.tokens(clean, maxChars);
        }
        List<String> texts = new ArrayList<>();
        for (Token token : cut().tokens()) {
            texts.add(token.text());
        }
        return texts;
    }

    /** As written, masked. */
    public String clean() {
        return clean;
    }

    /** By which it is cut. */
    Vocabulary vocabulary() {
        return vocabulary;
    }
}
