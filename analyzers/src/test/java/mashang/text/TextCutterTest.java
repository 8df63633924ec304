package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class TextCutterTest {
    private static final Vocabulary SHIPPED = ShippedWords.VOCABULARY;

    @Test
    void cutsAsTheStreamsOfTheChainDo() throws IOException {
        RandomText random = new RandomText(16);
        List<String> terms = SHIPPED.lexicon().terms();
        for (int i = 0; i < 3_000; i++) {
            String text = random.of(40) + terms.get(random.number(terms.size())) + random.of(20);
            assertThat(cut(text, SHIPPED)).as(text).isEqualTo(streamed(text, SHIPPED));
        }
    }

    @Test
    void soItDoesWithTextsTooLongToBeKeptAsAWhole() throws IOException {
        for (int length : new int[] {4_095, 8_193, SegmentTokenizer.CAPACITY - 1, SegmentTokenizer.CAPACITY, 40_000}) {
            for (String piece : List.of("一", "占道经营", "路灯不亮，", "a1", "。")) {
                String text = piece.repeat(length / piece.length());
                assertThat(cut(text, SHIPPED)).as("%s × %s", piece, length).isEqualTo(streamed(text, SHIPPED));
            }
        }
    }

    @Test
    void aTextIsCutByTheWordsAskedForWhateverWasCutBefore() {
        assertThat(cut("占道经营", SHIPPED)).hasSize(1);
        assertThat(cut("占道经营", Vocabulary.EMPTY)).hasSizeGreaterThan(1);
        assertThat(cut("", SHIPPED)).isEmpty();
    }

    private static List<Token> cut(String text, Vocabulary vocabulary) {
        return new Tokens(vocabulary).of(text);
    }

    private static List<Token> streamed(String text, Vocabulary vocabulary) throws IOException {
        List<Token> tokens = new ArrayList<>();
        try (ChainAnalyzer chain = ChainAnalyzer.ofReadable(vocabulary);
                TokenStream stream = chain.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        }
        return tokens;
    }
}
