package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordSetTest {
    @Test
    void hasItsWordsAndNoOthers() {
        Random random = new Random(8);
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            words.add(word(random));
        }
        WordSet set = new WordSet(words);
        for (int i = 0; i < 20_000; i++) {
            String word = word(random);
            assertThat(set.contains(word)).as(word).isEqualTo(words.contains(word));
            int from = random.nextInt(word.length() + 1);
            assertThat(set.containsEnd(word, from))
                    .as("%s from %s", word, from)
                    .isEqualTo(words.contains(word.substring(from)));
        }
    }

    @Test
    void anEmptySetHasNone() {
        assertThat(new WordSet(List.of()).contains("路")).isFalse();
        assertThat(new WordSet(List.of()).contains("高速公路口")).isFalse();
    }

    private static String word(Random random) {
        String letters = "路村a\0";
        StringBuilder word = new StringBuilder();
        for (int left = random.nextInt(7); left > 0; left--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
