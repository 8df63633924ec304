package mashang.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The chain as Lucene takes it: segments, merges domain terms, lower-cases, and keeps what {@link Vocabulary#isTerm says
 * something}. Offsets are those of the text it is given.
 */
public final class ChainAnalyzer extends Analyzer {
    private final Vocabulary vocabulary;
    private final boolean everything;

    public ChainAnalyzer(Vocabulary vocabulary) {
        this(vocabulary, false);
    }

    /** @param everything whether also what says nothing is kept */
    ChainAnalyzer(Vocabulary vocabulary, boolean everything) {
        this.vocabulary = vocabulary;
        this.everything = everything;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer segmenter = new SegmentTokenizer();
        TokenStream merged = new TermMergeFilter(segmenter, vocabulary.lexicon());
        return new TokenStreamComponents(segmenter, everything ? merged : new TellingFilter(merged, vocabulary));
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
