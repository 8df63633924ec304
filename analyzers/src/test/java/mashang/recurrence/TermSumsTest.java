package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TermSumsTest {
    private static final String LETTERS = "路村鿿~a\0";

    @Test
    void addsUpEachTermInTheOrderOfTheTerms() {
        Random random = new Random(5);
        TermSums sums = new TermSums();
        for (int text = 0; text < 200; text++) {
            TreeMap<String, Double> expected = new TreeMap<>();
            for (int i = random.nextInt(1_500); i > 0; i--) {
                double weight = random.nextDouble();
                String term = term(random);
                if (term.length() == 3 && term.charAt(0) == '~') {
                    sums.add('~', term.charAt(1), term.charAt(2), weight);
                } else {
                    sums.add(term, weight);
                }
                expected.merge(term, weight, Double::sum);
            }
            List<TermWeight> sorted = new ArrayList<>();
            expected.forEach((term, weight) -> sorted.add(new TermWeight(term, weight)));
            assertThat(sums.take()).isEqualTo(sorted);
        }
    }

    @Test
    void whatWasClearedIsForgotten() {
        TermSums sums = new TermSums();
        sums.add("路灯", 1);
        sums.add("丽景花园小区", 1);
        sums.clear();
        assertThat(sums.take()).isEmpty();
    }

    private static String term(Random random) {
        StringBuilder term = new StringBuilder();
        for (int left = random.nextInt(7); left > 0; left--) {
            term.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return term.toString();
    }
}
