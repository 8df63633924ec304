package mashang.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts a complaint into tokens and terms, as SmartChineseAnalyzer segments them.
 *
 * <p>Safe for several threads: Lucene keeps one chain per thread and reuses it. Limits: simplified Chinese only so far,
 * and no domain terms, so that names no dictionary knows fall into single characters ({@link PlaceNames} glues them).
 */
public final class ComplaintAnalyzer {
    /** What stands for any punctuation among the tokens. */
    public static final String BREAK = ",";

    private static final int SIGN_LENGTH = Mask.PHONE.sign().length();

    private final SmartChineseAnalyzer segmenter = new SmartChineseAnalyzer(CharArraySet.EMPTY_SET);

    /**
     * Everything the text says, in order and lower case; punctuation and {@link Mask} signs are {@link #BREAK}s.
     *
     * @param maxChars how much of the text is looked at, in chars
     */
    public List<String> tokens(String text, int maxChars) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = segmenter.tokenStream("", readable(text, maxChars))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
        return tokens;
    }

    /**
     * What the text is about: its tokens without stop words, single characters, numbers and punctuation.
     *
     * @param maxChars how much of the text is looked at, in chars
     */
    public List<String> terms(String text, int maxChars) {
        List<String> terms = tokens(text, maxChars);
        terms.removeIf(token -> !isTerm(token));
        return terms;
    }

    /** Whether a token says what a text is about. */
    public static boolean isTerm(String token) {
        return token.codePointCount(0, token.length()) > 1 && !Stopwords.contains(token) && !number(token);
    }

    private static boolean number(String token) {
        return token.chars().allMatch(c -> Chars.digit((char) c) >= 0 || c == '.');
    }

    /**
     * As the segmenter can take it: without mask signs and control characters, and with ASCII punctuation made full
     * width. The last is not cosmetic: for a word followed by ASCII punctuation the segmenter's bigram hash can probe
     * with a step of zero and scan its whole table, so that {@code 司炉,} written 300 times takes 200 times as long.
     */
    private static String readable(String text, int maxChars) {
        int length = Math.min(text.length(), maxChars);
        StringBuilder readable = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '〔' && i + SIGN_LENGTH <= length && text.charAt(i + SIGN_LENGTH - 1) == '〕') {
                readable.append('，');
                i += SIGN_LENGTH - 1;
            } else {
                char folded = Chars.fold(c);
                readable.append(
                        Chars.letterOrDigit(folded) ? folded : Character.isISOControl(c) ? ' ' : Chars.widen(c));
            }
        }
        return readable.toString();
    }
}
