package mashang.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts a complaint into tokens and terms: takes what can be read of it ({@link Readable}), segments, merges domain terms,
 * leaves out stop words.
 *
 * <p>Safe for several threads: Lucene keeps one chain per thread and reuses it. {@link #replace} takes effect with the
 * next text; a text that is being read is read to its end with the vocabulary it was begun with.
 */
public final class ComplaintAnalyzer {
    /** What stands for any punctuation among the tokens. */
    public static final String BREAK = ",";

    private volatile Chain chain;

    public ComplaintAnalyzer(Vocabulary vocabulary) {
        chain = new Chain(vocabulary);
    }

    /** One vocabulary and the analyzers made for it, so that a text never meets two. */
    private record Chain(Vocabulary vocabulary, Analyzer everything, Analyzer terms) {
        Chain(Vocabulary vocabulary) {
            this(vocabulary, new ChainAnalyzer(vocabulary, true), new ChainAnalyzer(vocabulary));
        }
    }

    /** Reads the texts from now on with another vocabulary. */
    public void replace(Vocabulary vocabulary) {
        // the chain before is not closed: a thread may be within it, and nothing but memory hangs on it
        chain = new Chain(vocabulary);
    }

    /** The vocabulary that the next text is read with. */
    public Vocabulary vocabulary() {
        return chain.vocabulary();
    }

    /** What the text is about, in order: its tokens without stop words, single characters, numbers and punctuation. */
    public List<Term> terms(String clean) {
        List<Term> terms = new ArrayList<>();
        Readable readable = Readable.of(clean);
        read(
                chain.terms(),
                readable,
                (term, offset) -> terms.add(new Term(
                        term.toString(), readable.place(offset.startOffset()), readable.end(offset.endOffset()))));
        return terms;
    }

    /** The same, without places, for the beginning of a text of {@code maxChars} chars. */
    public List<String> terms(String text, int maxChars) {
        return read(chain.terms(), text, maxChars);
    }

    /**
     * Everything the text says, in order and lower case; punctuation and {@link Mask} signs are {@link #BREAK}s.
     *
     * @param maxChars how much of the text is looked at, in chars
     */
    public List<String> tokens(String text, int maxChars) {
        return read(chain.everything(), text, maxChars);
    }

    private static List<String> read(Analyzer analyzer, String text, int maxChars) {
        List<String> tokens = new ArrayList<>();
        String beginning = text.substring(0, Math.min(text.length(), maxChars));
        read(analyzer, Readable.of(beginning), (term, offset) -> tokens.add(term.toString()));
        return tokens;
    }

    private static void read(Analyzer analyzer, Readable readable, Taker taker) {
        try (TokenStream stream = analyzer.tokenStream("", readable.text())) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                taker.take(term, offset);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
    }

    private interface Taker {
        void take(CharTermAttribute term, OffsetAttribute offset);
    }
}
