package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {
    @ParameterizedTest
    @EnumSource(Format.class)
    void aValueStaysAValue(Format format) {
        String hostile = "=cmd|'/c calc'!A1 <at user_id=\"all\">x</at> <@all> @all [点我](http://evil.example.com/x) "
                + "https://evil.cn **b** `c`\n\n# 标题\r\n> 引用 &lt;b&gt; \u202Eabc\u0000\u2028 <script>alert(1)</script>";
        String value = format.value(hostile);
        assertThat(value)
                .doesNotContain(
                        "<", ">", "@", "&", "\n", "\r", "://", "evil.cn", "example.com", "\u202E", "\u0000", "\u2028");
        assertThat(value).doesNotStartWith("=");
        if (format == Format.MARKDOWN) {
            assertThat(value).doesNotContain("[", "]", "(", ")", "*", "`", "#", "|", "!");
        }
        if (format == Format.HTML) {
            assertThat(value).doesNotContain("\"", "'");
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void namesTimesAndNumbersOfOrdersStayAsTheyAre(Format format) {
        for (String plain : new String[] {
            "市城市管理局",
            "hotline:20260301-0007",
            "3月2日（周一）09:00",
            "default@1".replace("@", "＠"),
            "2 d 3 h",
            "超时 · 签收",
            "𠮷野家"
        }) {
            assertThat(format.value(plain)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void bareAddressesOfMachinesAreNoLinks(Format format) {
        assertThat(format.value("见 10.20.30.4/x")).isEqualTo("见 10．20．30．4/x");
        assertThat(format.value("2026.3.2 1.5")).isEqualTo("2026.3.2 1.5");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void namesOfMachinesAreNoLinksWhateverStandsBeforeTheDot(Format format) {
        for (String name : new String[] {"cafe\u0301.com", "😀.ws", "x™.cn", "a).com"}) {
            assertThat(format.value(name)).as(name).doesNotContain(".");
        }
    }

    @Test
    void formulasAreDefusedWhateverTheyBeginWith() {
        for (String formula : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"}) {
            assertThat("=+-@").doesNotContain(Format.TEXT.value(formula).substring(0, 1));
        }
    }
}
