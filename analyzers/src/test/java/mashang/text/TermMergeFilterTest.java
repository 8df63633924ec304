package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.junit.jupiter.api.Test;

class TermMergeFilterTest {
    private static final Lexicon LEXICON =
            Lexicon.of(List.of("占道", "占道经营", "工单", "e福州", "12345热线", "长乐国际机场", "长乐区", "三坊七巷", "ktv"));

    /** A token as it comes out: text, offsets, position increment, whether it is a term. */
    private record Cut(String text, int start, int end, int increment, boolean term) {}

    @Test
    void neighbouringTokensThatSpellATermAreOneTheLongestFirst() throws IOException {
        assertThat(texts("门口|占|道|经营|的")).containsExactly("门口", "占道经营", "的");
        assertThat(texts("门口|占|道|停车")).containsExactly("门口", "占道", "停车");
        assertThat(texts("下载|e|福州|，|拨打|12345|热线")).containsExactly("下载", "e福州", "，", "拨打", "12345热线");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void aTermHasTheOffsetsOfItsFirstAndLastCharacterAndTheFirstIncrement() throws IOException {
        assertThat(cut("门口|占|道|经营|的"))
                .containsExactly(
                        new Cut("门口", 0, 2, 1, false), new Cut("占道经营", 2, 6, 1, true), new Cut("的", 6, 7, 1, false));
    }

    @Test
    void whereTokensStraddleTheEdgesOfATermTheyAreTakenApart() throws IOException {
        assertThat(cut("北京|市长|乐|国际|机场"))
                .containsExactly(
                        new Cut("北京", 0, 2, 1, false), new Cut("市", 2, 3, 1, false), new Cut("长乐国际机场", 3, 9, 1, true));
        assertThat(texts("福州|市长|乐|区|的")).containsExactly("福州", "市", "长乐区", "的");
        assertThat(texts("占|道|经营业|主")).containsExactly("占道经营", "业", "主");
    }

    @Test
    void tokensThatHoldATermByAccidentStay() throws IOException {
        assertThat(texts("手工|单|价")).containsExactly("手工", "单", "价");
        assertThat(texts("占道经营权")).as("within one token").containsExactly("占道经营权");
        assertThat(texts("app-e|福州").subList(0, 1)).as("within a word").containsExactly("app-e");
        assertThat(texts("apple|福州")).containsExactly("apple", "福州");
        assertThat(texts("9912345|热线")).containsExactly("9912345", "热线");
    }

    @Test
    void thereIsNoTermAcrossAnythingLeftOut() throws IOException {
        assertThat(texts("占|道| |经营")).containsExactly("占道", "经营");
        assertThat(texts("占| |道")).containsExactly("占", "道");
        assertThat(texts("工| |单")).containsExactly("工", "单");
        assertThat(texts("工|，|单")).containsExactly("工", "，", "单");
    }

    @Test
    void everythingIsLowerCase() throws IOException {
        assertThat(texts("去|KTV|唱歌|ÉTÉ")).containsExactly("去", "ktv", "唱歌", "été");
    }

    @Test
    void whateverTheTokensTheTextIsKeptAndOffsetsAscend() throws IOException {
        Random random = new Random(3);
        String alphabet = "占道经营工单e福州12345热线长乐国际机场区三坊七巷，市A ";
        for (int run = 0; run < 3_000; run++) {
            StringBuilder pieces = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                pieces.append(alphabet.charAt(random.nextInt(alphabet.length())))
                        .append(random.nextInt(3) > 0 ? "|" : "");
            }
            String written = pieces.toString().replace("|", "");
            StringBuilder said = new StringBuilder();
            int last = 0;
            for (Cut cut : cut(pieces.toString())) {
                assertThat(cut.start()).isGreaterThanOrEqualTo(last);
                last = cut.end();
                assertThat(written.substring(cut.start(), cut.end()).toLowerCase(java.util.Locale.ROOT))
                        .isEqualTo(cut.text());
                said.append(cut.text());
            }
            assertThat(said.toString().replace(" ", ""))
                    .isEqualTo(written.toLowerCase(java.util.Locale.ROOT).replace(" ", ""));
        }
    }

    private static List<String> texts(String pieces) throws IOException {
        return cut(pieces).stream().map(Cut::text).toList();
    }

    private static List<Cut> cut(String pieces) throws IOException {
        List<Cut> cuts = new ArrayList<>();
        Pieces tokenizer = new Pieces(pieces);
        tokenizer.setReader(new StringReader(""));
        try (TokenStream stream = new TermMergeFilter(tokenizer, LEXICON)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                cuts.add(new Cut(
                        term.toString(),
                        offset.startOffset(),
                        offset.endOffset(),
                        increment.getPositionIncrement(),
                        type.type().equals(TermMergeFilter.TYPE)));
            }
            stream.end();
        }
        return cuts;
    }

    /** Tokens as a test writes them, parted by bars; blank ones are left out, as a tokenizer leaves out spaces. */
    private static final class Pieces extends Tokenizer {
        private final String[] pieces;
        private int next;
        private int place;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

        Pieces(String pieces) {
            this.pieces = pieces.split("\\|");
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            while (next < pieces.length && pieces[next].isBlank()) {
                place += pieces[next++].length();
            }
            if (next == pieces.length) {
                return false;
            }
            term.append(pieces[next]);
            offset.setOffset(place, place + pieces[next].length());
            place += pieces[next++].length();
            return true;
        }
    }
}
