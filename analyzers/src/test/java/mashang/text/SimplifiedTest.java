package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimplifiedTest {
    @Test
    void theTableIsTheOneOfIcu() throws IOException {
        assertThat(resource("simplified.txt")).isEqualTo(SimplifiedTable.written());
    }

    @Test
    void everyCharacterIsReadAsIcuReadsItButForOurOwnAdditionsAndCompatibleOnes() throws IOException {
        char[] icu = SimplifiedTable.table();
        StringBuilder other = new StringBuilder();
        for (int c = 0; c < icu.length; c++) {
            boolean compatible = (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF);
            if (!compatible && Simplified.of((char) c) != icu[c]) {
                other.append((char) c);
            }
        }
        String additions = resource("simplified-phrases.txt")
                .lines()
                .filter(line -> line.length() == 3 && line.charAt(1) == '=')
                .filter(line -> icu[line.charAt(0)] != line.charAt(2) && line.charAt(0) >= 0x3000)
                .map(line -> line.substring(0, 1))
                .sorted()
                .collect(Collectors.joining());
        assertThat(other.toString()).isEqualTo(additions).hasSizeBetween(50, 100);
    }

    @Test
    void everySimplifiedCharacterStays() {
        for (char c = 0x4E00; c < 0x9FFF; c++) {
            char simplified = Simplified.of(c);
            assertThat(Simplified.of(simplified)).as("%s → %s", c, simplified).isEqualTo(simplified);
        }
    }

    @Test
    void charactersStayWhereTheirWordKeepsThem() {
        reads("乾隆年間的著作，著名的瞭望塔，滿地狼藉，徵羽", "乾隆年间的著作，著名的瞭望塔，满地狼藉，徵羽");
        reads("乾淨、瞭解、藉口、徵收、看著、餅乾", "干净、了解、借口、征收、看着、饼干");
        reads("計畫、畫畫、反覆、覆蓋、答覆、傢俱、俱樂部、摔跤", "计划、画画、反复、覆盖、答复、家具、俱乐部、摔跤");
        reads("顯著與議論著作廢的著作", "显著与议论着作废的著作");
        reads("甚麼、甚至；沈沒、沈先生沒來", "什么、甚至；沉没、沈先生没来");
    }

    @Test
    void neighboursCountAcrossReadingsAndTags() {
        reads("乾(qián)隆(lóng)的計<b>畫</b>書", "乾隆的计划书");
    }

    @Test
    void simplifiedTextIsLeftAlone() {
        for (String text : new String[] {"李乾元住在乾和苑", "张著反映", "蕴藉堂的宫商角徵羽", "徵集令", "俱乐部摔跤比赛"}) {
            assertThat(Readable.of(text).text()).isSameAs(text);
        }
        assertThat(Readable.of("張著反映乾和苑").text()).isEqualTo("张着反映干和苑");
    }

    @Test
    void radicalsOfPdfsAreTheirCharacters() {
        reads("⼩区⻔⼝的⽔管", "小区门口的水管");
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Simplified.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void reads(String written, String read) {
        assertThat(Readable.of(written).text()).isEqualTo(read);
    }
}
