package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class SegmentTokenizerTest {
    /** What HMMChineseTokenizer reads at a time. */
    private static final int LUCENES_BUFFER = 1024;

    private final Tokenizer lucene = new HMMChineseTokenizer();
    private final Tokenizer ours = new SegmentTokenizer();

    @Test
    void saysOfAnyTextThatFitsIntoLucenesBufferWhatLuceneSays() {
        RandomText random = new RandomText(11);
        for (int i = 0; i < 1_500; i++) {
            String text = random.of(200);
            assertEqual(text.length() < LUCENES_BUFFER ? text : text.substring(0, LUCENES_BUFFER - 1));
        }
    }

    @Test
    void foldsWidthAndCaseOfLettersAndDigitsAndShowsPunctuationAsACommaLikeLucene() {
        assertThat(terms("ＡＢＣ公司iPhone１５，“路灯”。Ａb1２"))
                .containsExactly("abc", "公司", "iphone", "15", ",", ",", "路", "灯", ",", ",", "ab", "12");
        assertThat(terms("人　民　广场")).containsExactly("人民", "广场");
    }

    @Test
    void aLongTextDiffersFromLucenesOnlyByWhereLucenesBufferEnds() {
        RandomText random = new RandomText(12);
        for (int i = 0; i < 50; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 5_000) {
                text.append(random.of(100));
            }
            assertThat(inLucenesBuffers(text.toString())).isEqualTo(said(lucene, text.toString()));
        }
    }

    @Test
    void atTheEndOfLucenesBufferItCutsAWordAndWeDoNot() {
        String text = "，".repeat(LUCENES_BUFFER - 3) + "人民广场";
        assertThat(said(lucene, text)).contains("人民 1021 1023 word 1", "广 1023 1024 word 1", "场 1024 1025 word 1");
        assertThat(said(ours, text)).contains("人民 1021 1023 word 1", "广场 1023 1025 word 1");
    }

    @Test
    void atALineBreakItEndsASentenceOnlyInLongTextsAndWeNever() {
        String shortText = "人民广\n场";
        assertThat(said(lucene, shortText)).contains("广场 2 5 word 1");
        String longText = shortText + "，".repeat(LUCENES_BUFFER);
        assertThat(said(lucene, longText)).contains("广 2 3 word 1", "场 4 5 word 1");
        assertThat(said(ours, longText)).contains("广场 2 5 word 1");
    }

    @Test
    void aLongSentenceIsCutAsAWholeAlthoughItIsReadInPieces() {
        RandomText random = new RandomText(13);
        StringBuilder sentence = new StringBuilder();
        while (sentence.length() < 4 * SegmentTokenizer.CAPACITY) {
            sentence.append(random.of(40).replaceAll("[.．!?。！？\u0964\u0965\u2029\uFFFF]", "，"));
        }
        Segmenter whole = new Segmenter();
        List<Integer> expected = Segmentations.ours(whole, sentence.toString());
        List<Integer> places = new ArrayList<>();
        for (String token : said(ours, sentence.toString())) {
            if (!token.startsWith("end ")) {
                String[] parts = token.split(" ", -1);
                places.add(Integer.valueOf(parts[parts.length - 4]));
                places.add(Integer.valueOf(parts[parts.length - 3]));
            }
        }
        assertThat(places).isEqualTo(expected);
    }

    @Test
    void itDoesNotMatterInWhichPiecesTheTextIsRead() {
        RandomText random = new RandomText(14);
        for (int i = 0; i < 200; i++) {
            String text = random.of(300);
            assertThat(Segmentations.tokens(ours, new Dribble(text, random), 0)).isEqualTo(said(ours, text));
        }
    }

    @Test
    void placesAreThoseInTheTextBeforeACharFilter() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        Map.of("&nbsp;", " ", "（lù）", "").forEach(map::add);
        Reader filtered = new MappingCharFilter(map.build(), new StringReader("和平&nbsp;路（lù）灯坏了"));
        assertThat(Segmentations.tokens(ours, filtered, 0))
                .containsExactly("和平 0 2 word 1", "路灯 8 14 word 1", "坏 14 15 word 1", "了 15 16 word 1", "end 16 16 0");
    }

    @Test
    void aSentenceThatIsReadAgainIsCutAsBeforeWhereverItStands() {
        RandomText random = new RandomText(15);
        for (int i = 0; i < 300; i++) {
            String sentences = "自来水发黄。" + random.of(60) + "。";
            assertEqual(sentences);
            assertEqual("路灯坏了。" + sentences + sentences);
        }
    }

    @Test
    void isReadyForTheNextTextWhenOneIsGivenUp() throws IOException {
        ours.setReader(new StringReader("自来水发黄。" + "路灯坏了".repeat(10_000)));
        ours.reset();
        for (int i = 0; i < 5_000; i++) {
            assertThat(ours.incrementToken()).isTrue();
        }
        ours.close();
        assertEqual("水质发黄");
        assertThat(said(ours, "")).containsExactly("end 0 0 0");
    }

    @Test
    void tenMillionOfOneCharacterAreTokensInLittleMemory() throws IOException {
        assertThat(endOf("的", 10_000_000)).isEqualTo(10_000_000);
    }

    @Test
    void noRepetitionIsTooLong() throws IOException {
        for (String repeated : new String[] {"a", "1", " ", "。", "(", "\uD83D\uDE00", "妈妈", "一", "司炉,", "\uFFFF"}) {
            assertThat(endOf(repeated, 300_000)).as(repeated).isEqualTo(300_000 * repeated.length());
        }
    }

    /** The end of the text so repeated. */
    private int endOf(String repeated, int times) throws IOException {
        OffsetAttribute offsets = ours.addAttribute(OffsetAttribute.class);
        ours.setReader(new Repeated(repeated, times));
        ours.reset();
        int end = 0;
        while (ours.incrementToken()) {
            assertThat(offsets.startOffset() >= end
                            && offsets.endOffset() - offsets.startOffset() <= SegmentTokenizer.CAPACITY)
                    .isTrue();
            end = offsets.endOffset();
        }
        ours.end();
        ours.close();
        return offsets.endOffset();
    }

    private void assertEqual(String text) {
        List<String> actual = said(ours, text);
        List<String> expected = said(lucene, text);
        if (!actual.equals(expected)) {
            assertThat(actual).as(text).isEqualTo(expected);
        }
    }

    private static List<String> said(Tokenizer tokenizer, String text) {
        return Segmentations.tokens(tokenizer, new StringReader(text), 0);
    }

    private List<String> terms(String text) {
        return said(ours, text).stream()
                .filter(token -> !token.startsWith("end "))
                .map(token -> token.substring(0, token.indexOf(' ')))
                .toList();
    }

    /** What we say of the pieces in which Lucene takes a text, each by itself. */
    private List<String> inLucenesBuffers(String text) {
        List<String> said = new ArrayList<>();
        int from = 0;
        while (text.length() - from >= LUCENES_BUFFER) {
            int to = from + safeEnd(text.substring(from, from + LUCENES_BUFFER));
            said.addAll(Segmentations.tokens(ours, new StringReader(text.substring(from, to)), from));
            said.remove(said.size() - 1);
            from = to;
        }
        said.addAll(Segmentations.tokens(ours, new StringReader(text.substring(from)), from));
        return said;
    }

    private static int safeEnd(String buffer) {
        for (int i = buffer.length(); i > 0; i--) {
            if ("\r\n\u0085\u2028\u2029".indexOf(buffer.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return buffer.length();
    }

    /** Gives a few chars at a time. */
    private static final class Dribble extends Reader {
        private final StringReader text;
        private final RandomText random;

        Dribble(String text, RandomText random) {
            this.text = new StringReader(text);
            this.random = random;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            return text.read(into, from, Math.min(length, 1 + random.number(20)));
        }

        @Override
        public void close() {
            text.close();
        }
    }

    /** A long text that is nowhere. */
    private static final class Repeated extends Reader {
        private final String repeated;
        private final long length;
        private long at;

        Repeated(String repeated, int times) {
            this.repeated = repeated;
            this.length = (long) repeated.length() * times;
        }

        @Override
        public int read(char[] into, int from, int count) {
            int read = 0;
            while (read < count && at < length) {
                into[from + read++] = repeated.charAt((int) (at++ % repeated.length()));
            }
            return read == 0 && count > 0 ? -1 : read;
        }

        @Override
        public void close() {}
    }
}
