package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class ComplaintAnalyzerTest {
    private final ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);

    @Test
    void keepsWhatTheComplaintIsAbout() {
        assertThat(terms("尊敬的领导，您好！我们小区旁边的搅拌站噪音扰民，灰尘污染严重，希望有关部门尽快解决。"))
                .containsExactly("小区", "搅拌站", "噪音", "扰民", "灰尘", "污染");
        assertThat(terms("12345热线、WiFi信号差，2026年3月1日起停水")).containsExactly("12345热线", "wifi", "信号", "停水");
    }

    @Test
    void termsStandWhereTheCleanTextHasThem() {
        String clean = "占道(zhàn dào)经营：<b>Ｅ福州</b>上報，致电〔电话〕，福州市长乐国际机场渣土車";
        assertThat(analyzer.terms(clean))
                .extracting(term -> term.text() + '=' + clean.substring(term.start(), term.end()))
                .containsExactly("占道经营=占道(zhàn dào)经营", "e福州=Ｅ福州", "致电=致电", "福州市=福州市", "长乐国际机场=长乐国际机场", "渣土车=渣土車");
        assertThat(analyzer.terms("")).isEmpty();
    }

    @Test
    void asAnAnalyzerOfLuceneItGivesTheSameTermsWithOffsets() throws IOException {
        String clean = "请处理违章搭盖、Ｅ福州上報的占道經營";
        List<Term> terms = new ArrayList<>();
        try (ChainAnalyzer chain = new ChainAnalyzer(ShippedWords.VOCABULARY);
                TokenStream stream = chain.tokenStream("text", clean)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(new Term(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        }
        assertThat(terms).isEqualTo(analyzer.terms(clean)).hasSize(4);
    }

    @Test
    void wordsAreTheTokensBeforeTermsAreMerged() {
        assertThat(analyzer.tokens("违章搭盖", 10)).containsExactly("违章搭盖");
        assertThat(analyzer.words("违章搭盖", 10)).containsExactly("违章", "搭", "盖");
    }

    @Test
    void whatIsLookedAtEndsBeforeASignOrTagThatItWouldCut() {
        assertThat(analyzer.tokens("小区〔电话〕噪音", 2)).containsExactly("小区");
        for (int chars = 3; chars < 6; chars++) {
            assertThat(analyzer.tokens("小区〔电话〕噪音", chars)).containsExactly("小区");
        }
        assertThat(analyzer.tokens("小区〔电话〕噪音", 6)).containsExactly("小区", ComplaintAnalyzer.BREAK);
        for (int chars = 3; chars < 16; chars++) {
            assertThat(analyzer.tokens("小区<a title=\"no\">噪音", chars)).containsExactly("小区");
        }
        assertThat(analyzer.tokens("小区<a title=\"no\">噪音", 18)).startsWith("小区").hasSize(2);
        assertThat(analyzer.tokens("小区", 0)).isEmpty();
    }

    @Test
    void aReplacedVocabularyActsFromTheNextTextOn() {
        ComplaintAnalyzer replaced = new ComplaintAnalyzer(Vocabulary.EMPTY);
        assertThat(replaced.terms("工单占道", 10)).isEmpty();
        replaced.replace(new Vocabulary(Lexicon.of(List.of("工单", "占道")), Stopwords.NONE));
        assertThat(replaced.terms("工单占道", 10)).containsExactly("工单", "占道");
        replaced.replace(new Vocabulary(Lexicon.of(List.of("工单", "占道")), Stopwords.of(List.of("占道"))));
        assertThat(replaced.terms("工单占道", 10)).containsExactly("工单");
    }

    @Test
    void whileOneThreadReplacesTheOthersReadEachTextWithOneVocabulary() throws InterruptedException {
        List<Vocabulary> vocabularies =
                List.of(Vocabulary.EMPTY, new Vocabulary(Lexicon.of(List.of("工单", "占道", "渣土车")), Stopwords.NONE));
        String text = "工单占道渣土车，".repeat(20);
        List<List<String>> either = vocabularies.stream()
                .map(vocabulary -> new ComplaintAnalyzer(vocabulary).terms(text, text.length()))
                .toList();
        ComplaintAnalyzer shared = new ComplaintAnalyzer(vocabularies.get(0));
        AtomicBoolean done = new AtomicBoolean();
        Thread replacing = new Thread(() -> {
            for (int i = 0; !done.get(); i++) {
                shared.replace(vocabularies.get(i % 2));
            }
        });
        replacing.start();
        List<List<String>> read = IntStream.range(0, 1_000)
                .parallel()
                .mapToObj(i -> shared.terms(text, text.length()))
                .toList();
        done.set(true);
        replacing.join();
        assertThat(read).allMatch(either::contains);
    }

    @Test
    void masksAreNoWords() {
        assertThat(terms(ComplaintText.clean("路灯坏了13800138000噪音"))).containsExactly("路灯", "噪音");
    }

    @Test
    void looksNoFurtherThanAsked() {
        assertThat(analyzer.terms("噪音灰尘污染", 2)).containsExactly("噪音");
        assertThat(analyzer.terms("", 10)).isEmpty();
    }

    @Test
    void aTokenStreamInterruptedByOneTextServesTheNext() {
        List<String> expected = terms("搅拌站噪音扰民");
        for (String odd : List.of("", "\uD83D", "\uDE21\uD83D", "\u0000\u202E", "a".repeat(5_000), "　", "😡😡")) {
            assertThat(terms(odd)).doesNotContain("噪音");
            assertThat(terms("搅拌站噪音扰民")).isEqualTo(expected);
        }
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        List<String> expected = terms("搅拌站噪音扰民，灰尘污染");
        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(i -> terms("搅拌站噪音扰民，灰尘污染")))
                .allMatch(expected::equals);
    }

    @Test
    void isNotSlowedDownByTheWordsThatScanTheWholeDictionary() {
        String attack = "司炉,".repeat(20_000);
        assertTimeout(Duration.ofSeconds(5), () -> analyzer.terms(attack, attack.length()));
    }

    private List<String> terms(String text) {
        return analyzer.terms(text, 1_000);
    }
}
