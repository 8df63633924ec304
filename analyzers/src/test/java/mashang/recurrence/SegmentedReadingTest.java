package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mashang.recurrence.portrait.Traits;
import mashang.text.ComplaintAnalyzer;
import mashang.text.SegmentedText;
import mashang.text.ShippedWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentedReadingTest {
    private static final String SHORT = "丽景花园小区3号楼电梯经常故障，物业一直不修，老人上下楼很不方便，请尽快处理。";

    private final ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);

    @ParameterizedTest
    @CsvSource({"丽景花园电梯故障,1", "丽景花园电梯故障,12", "'',1", "'',12", "'<b>麗景花園</b>電梯故障',30"})
    void a_text_cut_once_says_the_same_as_cut_for_each(String title, int times) {
        String content = SHORT.repeat(times);
        SegmentedText cutTitle = analyzer.segment(title);
        SegmentedText cutContent = analyzer.segment(content);
        assertThat(Traits.of(cutTitle, cutContent, analyzer)).isEqualTo(Traits.of(title, content, analyzer));
        List<String> tokens = cutContent.tokens(Signature.CONTENT_CHARS, analyzer);
        assertThat(Signature.of(title, content, tokens, analyzer)).isEqualTo(Signature.of(title, content, analyzer));
        assertThat(cutContent.terms()).isEqualTo(analyzer.terms(content));
    }

    @Test
    void the_tokens_are_for_each_reader_to_change() {
        SegmentedText cut = analyzer.segment(SHORT);
        cut.tokens(Signature.CONTENT_CHARS, analyzer).clear();
        assertThat(cut.tokens(Signature.CONTENT_CHARS, analyzer)).isEqualTo(analyzer.tokens(SHORT, 400));
    }
}
