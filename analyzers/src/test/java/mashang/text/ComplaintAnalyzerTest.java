package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComplaintAnalyzerTest {
    private final ComplaintAnalyzer analyzer = new ComplaintAnalyzer();

    @Test
    void keepsWhatTheComplaintIsAbout() {
        assertThat(terms("尊敬的领导，您好！我们小区旁边的搅拌站噪音扰民，灰尘污染严重，希望有关部门尽快解决。"))
                .containsExactly("小区", "搅拌", "噪音", "扰民", "灰尘", "污染");
        assertThat(terms("12345热线、WiFi信号差，2026年3月1日起停水")).containsExactly("热线", "wifi", "信号", "停水");
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
