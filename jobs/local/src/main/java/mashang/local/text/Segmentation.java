package mashang.local.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** A text cut into words, by our segmenter or by Lucene's. */
public final class Segmentation implements AutoCloseable {
    /** What both segmenters pass over, between words and inside them; everything else is in some token. */
    private static final String BLANKS = " \u3000\t\r\n";

    private final Analyzer analyzer;

    private Segmentation(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** By our segmenter. */
    public static Segmentation ours() {
        return of(HMMChineseTokenizer::new);
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
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            char before = 0;
            while (tokens.incrementToken()) {
                if (before != 0) {
                    out.append(before);
                }
                before = ' ';
                appendWord(text, offset.startOffset(), offset.endOffset(), out);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
    }

    /** How many tokens a text has, every one of them looked at. */
    public long count(String text) {
        long count = 0;
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                count += term.length() > 0 ? 1 : 0;
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
        return count;
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
