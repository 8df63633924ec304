package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mashang.text.Classification;
import mashang.text.Classifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What complaints want and touch, by the words we ship. */
class ShippedWordsTest {
    private static final Classifier CLASSIFIER = City.load(Path.of(".")).classifier();

    static List<String> classifications() {
        return Sentences.of("classifications.txt");
    }

    @ParameterizedTest
    @MethodSource("classifications")
    void aComplaintIsOfTheKindItsWordsSay(String row) {
        List<String> cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();
        String title = cells.get(0).equals("-") ? "" : cells.get(0);
        Classification found = CLASSIFIER.classify(title, cells.get(1));
        assertThat(List.of(word(found.kind()), word(found.concern()), found.conduct() ? "yes" : "-"))
                .as("%s", found)
                .isEqualTo(cells.subList(2, 5));
    }

    @Test
    void whatIsSaidIsSaidWithItsWords() {
        Classification found = CLASSIFIER.classify("路面塌陷", "反映一下，我要投诉，干部推诿。");
        assertThat(found.kindWords())
                .contains(new Classification.Matched("我要投诉", false, 5, 9))
                .contains(new Classification.Matched("塌陷", true, 2, 4));
        assertThat(found.conductWords()).containsExactly(new Classification.Matched("推诿", false, 12, 14));
    }

    private static String word(@Nullable Enum<?> constant) {
        return constant == null ? "-" : constant.name().toLowerCase(Locale.ROOT);
    }
}
