package mashang.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberStyleTest {
    private static final NumberStyle STYLE = new NumberStyle("榕效督〔{year}〕{n}号");

    @Test
    void numbersFollowOneAnotherAndBeginAnewEachYear() {
        assertThat(STYLE.number(2026, 12)).isEqualTo("榕效督〔2026〕12号");
        assertThat(STYLE.next(2026, List.of())).isEqualTo(1);
        assertThat(STYLE.next(2026, List.of("榕效督〔2026〕9号", "榕效督〔2026〕10号", "榕效督〔2025〕88号", "榕效改〔2026〕31号")))
                .isEqualTo(11);
        assertThat(STYLE.next(2027, List.of("榕效督〔2026〕10号"))).isEqualTo(1);
    }

    @Test
    void aGapIsNeverFilled() {
        assertThat(STYLE.next(2026, List.of("榕效督〔2026〕7号", "榕效督〔2026〕3号"))).isEqualTo(8);
    }

    @Test
    void whatOnlyLooksLikeANumberIsNone() {
        for (String odd : List.of("榕效督〔2026〕012号", "榕效督〔2026〕0号", "x榕效督〔2026〕5号", "榕效督〔2026〕5号x", "榕效督〔2026〕-5号", ""))
            assertThat(STYLE.ordinal(odd, 2026)).as(odd).isEmpty();
        assertThat(new NumberStyle("a.b({year})[{n}]").ordinal("axb(2026)[3]", 2026))
                .isEmpty();
        assertThat(new NumberStyle("a.b({year})[{n}]").ordinal("a.b(2026)[3]", 2026))
                .hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "督{n}号",
                "督{year}",
                "{year}{n}",
                "{n}{year}号",
                "{year}-{n}-{n}",
                "督 {year}-{n}",
                "a:{year}-{n}",
                "a/{year}-{n}",
                "<{year}-{n}",
                "\u202e{year}-{n}"
            })
    void whatCannotTellDocumentsApartIsNoStyle(String text) {
        assertThatThrownBy(() -> new NumberStyle(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
