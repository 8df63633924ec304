package mashang.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a complaint into tokens and terms: makes it readable, segments, merges domain terms, leaves out stop words.
 *
 * <p>Safe for several threads: each keeps what it cuts on, and reuses it. {@link #replace} takes effect with the
 * next text; a text that is being read is read to its end with the vocabulary it was begun with.
 */
public final class ComplaintAnalyzer {
    /** What stands for any punctuation among the tokens. */
    public static final String BREAK = ",";

    private volatile Chain chain;

    public ComplaintAnalyzer(Vocabulary vocabulary) {
        chain = new Chain(vocabulary);
    }

    /** One vocabulary and what cuts by it, so that a text never meets two. */
    private record Chain(Vocabulary vocabulary, TextCutter merging, TextCutter plain) {
        Chain(Vocabulary vocabulary) {
            this(
                    vocabulary,
                    new TextCutter(vocabulary),
                    new TextCutter(new Vocabulary(Lexicon.EMPTY, vocabulary.stopwords())));
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

    /**
     * What the text is about, in order: its tokens without stop words, single characters, numbers and punctuation.
     *
     * @param clean as {@link ComplaintText} gives it
     */
    public List<Term> terms(String clean) {
        Chain now = chain;
        Readable readable = Readable.of(clean);
        List<Term> terms = new ArrayList<>();
        now.merging().cut(readable.text(), (token, start, end) -> {
            if (now.vocabulary().isTerm(token)) {
                terms.add(new Term(token, readable.place(start), readable.end(end)));
            }
        });
        return terms;
    }

    /** The text to be cut as a whole, for who wants its terms and a {@link Gazetteer} to look at it, too. */
    public SegmentedText segment(String clean) {
        Chain now = chain;
        return new SegmentedText(now.merging(), now.vocabulary(), clean);
    }

    /** Its {@link #terms(String) terms}, without places, for the beginning of a text of {@code maxChars} chars. */
    public List<String> terms(String clean, int maxChars) {
        Chain now = chain;
        List<String> terms = tokens(now.merging(), clean, maxChars);
        terms.removeIf(token -> !now.vocabulary().isTerm(token));
        return terms;
    }

    /**
     * Everything the text says, in order and lower case; punctuation and {@link Mask} signs are {@link #BREAK}s.
     *
     * @param maxChars how much of the text is looked at, in chars
     */
    public List<String> tokens(String clean, int maxChars) {
        return tokens(chain.merging(), clean, maxChars);
    }

    /** The same, but with domain terms in the words they are made of: 违章 and 搭盖, not 违章搭盖. */
    public List<String> words(String clean, int maxChars) {
        return tokens(chain.plain(), clean, maxChars);
    }

    private static List<String> tokens(TextCutter cutter, String clean, int maxChars) {
        List<String> tokens = new ArrayList<>();
        Readable readable = Readable.of(clean.substring(0, cut(clean, maxChars)));
        cutter.cut(readable.text(), (token, start, end) -> tokens.add(token));
        return tokens;
    }

    /** Where to cut a text so that no mask sign, tag or surrogate pair is cut: before it. */
    private static int cut(String clean, int maxChars) {
        if (clean.length() <= maxChars) {
            return clean.length();
        }
        int sign = clean.lastIndexOf('〔', maxChars - 1);
        for (Mask mask : Mask.values()) {
            if (sign >= 0 && sign + mask.sign().length() > maxChars && clean.startsWith(mask.sign(), sign)) {
                return sign;
            }
        }
        int tag = clean.lastIndexOf('<', maxChars - 1);
        if (tag >= 0 && new Markup(clean).end(tag) > maxChars) {
            return tag;
        }
        boolean inPair = maxChars > 0 && Character.isSurrogatePair(clean.charAt(maxChars - 1), clean.charAt(maxChars));
        return inPair ? maxChars - 1 : maxChars;
    }
}
