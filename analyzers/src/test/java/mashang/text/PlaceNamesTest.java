package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mashang.text.PlaceNames.Place;
import org.junit.jupiter.api.Test;

class PlaceNamesTest {
    private static final Stopwords STOPWORDS = ShippedWords.VOCABULARY.stopwords();
    private final ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);

    @Test
    void gluesNamesNoDictionaryKnows() {
        assertThat(names("反映A3区丽发新城小区旁边的搅拌站")).containsExactly("丽发新城小区");
        assertThat(names("位于联丰路的一米阳光公司")).contains("联丰路");
        assertThat(names("请问凯乐国际城的路灯")).containsExactly("凯乐国际城");
    }

    @Test
    void aBareEndingIsNoName() {
        assertThat(names("我们小区的道路，公司在农村")).isEmpty();
        assertThat(PlaceNames.find(List.of(), STOPWORDS)).isEmpty();
    }

    @Test
    void headsAreNamesWithoutTheirEnding() {
        assertThat(PlaceNames.find(List.of("在", "丽", "发", "新城", "小区", "，"), STOPWORDS))
                .containsExactly(new Place("丽发新城小区", "丽发新城", 1, 5));
    }

    private List<String> names(String text) {
        return PlaceNames.find(analyzer.tokens(text, 200), STOPWORDS).stream()
                .map(Place::name)
                .toList();
    }
}
