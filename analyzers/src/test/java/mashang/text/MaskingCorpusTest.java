package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.text.PlantedTexts.Planted;
import org.junit.jupiter.api.Test;

/**
 * What is planted in generated texts is masked, and what only looks like it is not. 10,000 texts in each build;
 * {@code -Dmashang.texts=100000 -Dmashang.seed=7} for more or others.
 */
class MaskingCorpusTest {
    private static final int TEXTS = Integer.getInteger("mashang.texts", 10_000);
    private static final long SEED = Long.getLong("mashang.seed", 4);

    /** Planted and found, of one kind and format. */
    private static final class Recall {
        private int planted;
        private int masked;
        private int exact;

        @Override
        public String toString() {
            return "%5d planted, %.4f masked, %.4f with nothing else"
                    .formatted(planted, masked / (double) planted, exact / (double) planted);
        }
    }

    @Test
    void ofWhatIsPlantedAlmostAllIsMaskedAndNothingElse() {
        PlantedTexts texts = new PlantedTexts(SEED);
        Map<String, Recall> recalls = new TreeMap<>();
        Recall all = new Recall();
        Map<String, String> missed = new TreeMap<>();
        for (int i = 0; i < TEXTS; i++) {
            Planted planted = texts.planted();
            String key = planted.kind() + ": " + planted.format();
            String clean = ComplaintText.clean(planted.text());
            boolean masked = !clean.contains(planted.value())
                    && clean.contains(planted.kind().sign());
            boolean exact = withoutSigns(clean).equals(withoutValue(planted));
            for (Recall recall : List.of(all, recalls.computeIfAbsent(key, k -> new Recall()))) {
                recall.planted++;
                recall.masked += masked ? 1 : 0;
                recall.exact += exact ? 1 : 0;
            }
            if (!exact) {
                missed.putIfAbsent(key, planted.text() + " -> " + clean);
            }
            assertThat(ComplaintText.clean(clean)).as(planted.text()).isSameAs(clean);
        }
        recalls.forEach((key, recall) -> System.out.println(recall + "  " + key));
        System.out.println(all + "  all; the first of each kind that were not so: " + missed);
        assertThat(all.masked / (double) TEXTS).as("recall").isGreaterThanOrEqualTo(.995);
        assertThat(all.exact / (double) TEXTS).as("and nothing else masked").isGreaterThanOrEqualTo(.995);
        assertThat(recalls).hasSizeGreaterThan(50).allSatisfy((key, recall) -> assertThat(
                        recall.masked / (double) recall.planted)
                .as(key)
                .isGreaterThanOrEqualTo(.97));
    }

    /** Signs between the parts of what was masked stay: of two numbers, of a plus and its number. */
    private static String withoutSigns(String clean) {
        return clean.replaceAll("〔..〕", "");
    }

    private static String withoutValue(Planted planted) {
        String rest = planted.format().contains("two numbers")
                ? planted.value().substring(11, planted.value().length() - 11)
                : "";
        int at = planted.text().lastIndexOf(planted.value());
        return planted.text().substring(0, at)
                + rest
                + planted.text().substring(at + planted.value().length());
    }

    @Test
    void whatOnlyLooksLikeItStays() {
        PlantedTexts texts = new PlantedTexts(SEED);
        List<String> altered = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.clean();
            if (!ComplaintText.clean(text).equals(text)) {
                altered.add(text + " -> " + ComplaintText.clean(text));
            }
        }
        assertThat(altered).isEmpty();
    }

    @Test
    void explainsExactlyWhatIsMasked() {
        PlantedTexts texts = new PlantedTexts(SEED);
        for (int i = 0; i < 2_000; i++) {
            String text = texts.planted().text() + "\u200B" + texts.planted().text();
            StringBuilder masked = new StringBuilder();
            int copied = 0;
            for (Masked stretch : ComplaintText.explain(text)) {
                masked.append(text, copied, stretch.from())
                        .append(stretch.mask().sign());
                copied = stretch.to();
            }
            assertThat(masked.append(text.substring(copied)).toString()).isEqualTo(ComplaintText.clean(text));
        }
    }
}
