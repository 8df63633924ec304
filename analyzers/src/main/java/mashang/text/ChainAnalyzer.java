package mashang.text;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The chain as Lucene takes it: {@link ReadableFilter makes readable}, {@link SegmentTokenizer segments}, {@link
 * TermMergeFilter merges domain terms}, lower-cases, and keeps what {@link Vocabulary#isTerm says something}. Offsets are
 * those of the text it is given; {@link ComplaintAnalyzer#terms} knows more exactly where a word before something stripped
 * ends.
 */
public final class ChainAnalyzer extends Analyzer {
    private final Vocabulary vocabulary;
    private final boolean readableOnly;

    public ChainAnalyzer(Vocabulary vocabulary) {
        this(vocabulary, false);
    }

    private ChainAnalyzer(Vocabulary vocabulary, boolean readableOnly) {
        this.vocabulary = vocabulary;
        this.readableOnly = readableOnly;
    }

    /** The middle of the chain: takes a text that is {@link Readable} already, and keeps everything it says. */
    static ChainAnalyzer ofReadable(Vocabulary vocabulary) {
        return new ChainAnalyzer(vocabulary, true);
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return readableOnly ? reader : new ReadableFilter(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer segmenter = new SegmentTokenizer();
        TokenStream merged = new TermMergeFilter(segmenter, vocabulary.lexicon());
        return new TokenStreamComponents(segmenter, readableOnly ? merged : new TellingFilter(merged, vocabulary));
    }

    private static final class TellingFilter extends FilteringTokenFilter {
        private final Vocabulary vocabulary;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        TellingFilter(TokenStream input, Vocabulary vocabulary) {
            super(input);
            this.vocabulary = vocabulary;
        }

        @Override
        protected boolean accept() {
            return term.length() > 1 && vocabulary.isTerm(term.toString());
        }
    }
}
