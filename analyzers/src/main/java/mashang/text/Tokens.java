package mashang.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Cuts a folded text into tokens that know their places. Safe for several threads. */
final class Tokens {
    private final Analyzer segmenter;

    Tokens(Vocabulary vocabulary) {
        segmenter = ChainAnalyzer.ofReadable(vocabulary);
    }

    List<Token> of(String folded) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = segmenter.tokenStream("", folded)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
        return tokens;
    }
}
