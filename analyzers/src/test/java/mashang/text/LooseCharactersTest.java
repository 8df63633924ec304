package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LooseCharactersTest {
    private static final Stopwords STOPWORDS = Stopwords.of(List.of("请问", "反映"));

    @Test
    void whatTheDictionaryLeavesOfANameIsOneRunWithTheEdgesOfItsNeighbours() {
        assertThat(runs("保利", "麓", "谷", "林", "语", ",")).containsExactly("利麓谷林语");
        assertThat(runs("请问", "余", "易", "贷", "平台")).containsExactly("余易贷平");
    }

    @Test
    void grammarAreasStopWordsAndPunctuationPartRuns() {
        assertThat(runs("余", "的", "贷", ",", "麓", "谷", "不", "语", "林")).containsExactly("麓谷", "语林");
        assertThat(runs("榕城市", "余", "易", "反映")).containsExactly("余易");
    }

    @Test
    void wordsAloneAndNothingHaveNoRuns() {
        assertThat(runs("小区", "噪音", "扰民")).isEmpty();
        assertThat(runs()).isEmpty();
        assertThat(runs("反映", "余", ",")).isEmpty();
    }

    private static List<String> runs(String... tokens) {
        return LooseCharacters.runs(List.of(tokens), STOPWORDS);
    }
}
