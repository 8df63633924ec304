package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermNumbersTest {
    @Test
    void aTermKeepsItsNumberUntilItIsTakenBack() {
        Random random = new Random(6);
        TermNumbers numbers = new TermNumbers();
        Map<String, Integer> expected = new HashMap<>();
        List<String> held = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String term = term(random);
            assertThat(numbers.find(term)).as(term).isEqualTo(expected.getOrDefault(term, TermNumbers.NONE));
            boolean grows = i % 20_000 < 12_000;
            if (grows && !expected.containsKey(term)) {
                expected.put(term, numbers.give(term));
                held.add(term);
            } else if (!grows && !held.isEmpty()) {
                String gone = held.remove(random.nextInt(held.size()));
                numbers.take(expected.remove(gone));
            }
        }
        assertThat(numbers.size()).isEqualTo(expected.size());
        assertThat(new HashSet<>(expected.values())).as("no number twice").hasSameSizeAs(expected.keySet());
        expected.forEach((term, number) -> assertThat(numbers.term(number)).isEqualTo(term));
    }

    private static String term(Random random) {
        String letters = random.nextBoolean() ? "路灯不亮~\0" : "abcé\0";
        StringBuilder term = new StringBuilder();
        for (int left = random.nextInt(11); left > 0; left--) {
            term.append(letters.charAt(random.nextInt(letters.length())));
        }
        return term.toString();
    }
}
