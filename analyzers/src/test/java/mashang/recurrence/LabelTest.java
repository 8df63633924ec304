package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mashang.text.ShippedWords;
import mashang.text.Vocabulary;
import org.junit.jupiter.api.Test;

class LabelTest {
    private static final Vocabulary VOCABULARY = ShippedWords.VOCABULARY;

    @Test
    void phrasesAreCutAtTokenEdgesAndEmptyWordsDoNotBoundThem() {
        assertThat(Label.phrases(List.of("关于", "经济", "学院", "的", "噪音", ",", "请", "问"), VOCABULARY))
                .containsExactly("噪音", "学院", "学院的噪音", "经济", "经济学院", "经济学院的噪音");
    }

    @Test
    void noPhraseIsLongerThanALabel() {
        assertThat(Label.phrases(List.of("一二三四五六七八", "九十一二三四五六", "七八九十一二三四"), VOCABULARY))
                .allMatch(phrase -> phrase.length() <= Label.LONGEST)
                .hasSize(5);
    }

    @Test
    void aPlaceAloneIsNoLabel() {
        assertThat(Label.shown("丽发新城", List.of("搅拌", "噪音", "灰尘"))).isEqualTo("丽发新城：搅拌、噪音");
        assertThat(Label.shown("a3区wifi信号", List.of("信号", "wifi"))).isEqualTo("A3区WIFI信号");
        assertThat(Label.shown("", List.of("停水"))).isEqualTo("停水");
        assertThat(Label.shown("", List.of())).isEmpty();
    }

    @Test
    void onlyAClearlyBetterPhraseReplacesTheLabel() {
        assertThat(Label.replaces(1.2, 1)).isFalse();
        assertThat(Label.replaces(1.3, 1)).isTrue();
    }
}
