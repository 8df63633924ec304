package mashang.local.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mashang.text.Lexicon;
import mashang.text.SegmentTokenizer;
import mashang.text.TermMergeFilter;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** A text cut into words, by our segmenter or by Lucene's. */
public final class Segmentation implements AutoCloseable {
    /** What both segmenters pass over, between words and inside them; everything else is in some token. */
    private static final String BLANKS = " \u3000\t\r\n";

    private final Analyzer analyzer;

    /**
     * A word.
     *
     * @param text in the segmenter's normal form
     * @param from its first character in the text
     * @param to after its last
     * @param type what the analysis calls it
     */
    record Token(String text, int from, int to, String type) {}

    private Segmentation(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** By our segmenter. */
    public static Segmentation ours() {
        return of(SegmentTokenizer::new);
    }

    /** By our segmenter, domain terms in one piece and of {@link TermMergeFilter#TYPE}. */
    static Segmentation merging(Lexicon lexicon) {
        return new Segmentation(new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer segmenter = new SegmentTokenizer();
                return new TokenStreamComponents(segmenter, new TermMergeFilter(segmenter, lexicon));
            }
        });
    }

    /** By Lucene's HMMChineseTokenizer alone. */
    public static Segmentation stock() {
        return of(HMMChineseTokenizer::new);
    }

    /** By Lucene's SmartChineseAnalyzer: its tokens without punctuation, English words stemmed. */
    public static Segmentation stockChain() {
        return new Segmentation(new SmartChineseAnalyzer());
    }

    /**
     * Appends the words of a text, one space between them. Each is written as it stands in the text, not in the segmenter's
     * normal form; the blanks of the text are left out, so that only a space parts two words.
     */
    public void append(String text, StringBuilder out) {
        int begin = out.length();
        read(text, (term, offset, type) -> {
            if (out.length() > begin) {
                out.append(' ');
            }
            appendWord(text, offset.startOffset(), offset.endOffset(), out);
        });
    }

    /** How many tokens a text has, every one of them looked at. */
    public long count(String text) {
        long[] count = new long[1];
        read(text, (term, offset, type) -> count[0] += term.length() > 0 ? 1 : 0);
        return count[0];
    }

    /** The words of a text. */
    List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        read(
                text,
                (term, offset, type) ->
                        tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), type.type())));
        return tokens;
    }

    private interface Taker {
        void take(CharTermAttribute term, OffsetAttribute offset, TypeAttribute type);
    }

    private void read(String text, Taker taker) {
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            TypeAttribute type = tokens.addAttribute(TypeAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                taker.take(term, offset, type);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
    }

    @Override
    public void close() {
        analyzer.close();
    }

    private static void appendWord(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (BLANKS.indexOf(c) < 0) {
                out.append(c);
            }
        }
    }

    private static Segmentation of(Supplier<Tokenizer> tokenizer) {
        return new Segmentation(new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(tokenizer.get());
            }
        });
    }
}
