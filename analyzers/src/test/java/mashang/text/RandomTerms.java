package mashang.text;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Terms and texts of random Chinese characters. */
final class RandomTerms {
    private static final int FIRST = 0x4E00;
    /** The characters in daily use lie among so many from the first on. */
    private static final int CHARACTERS = 20_000;

    private RandomTerms() {}

    static Set<String> terms(int count, long seed) {
        Random random = new Random(seed);
        Set<String> terms = new HashSet<>();
        while (terms.size() < count) {
            terms.add(term(random, CHARACTERS));
        }
        return terms;
    }

    /** Two to six of the first so many Chinese characters, folded. */
    static String term(Random random, int characters) {
        StringBuilder term = new StringBuilder();
        for (int i = random.nextInt(5) + 2; i > 0; i--) {
            term.append((char) (FIRST + random.nextInt(characters)));
        }
        return Lexicon.folded(term.toString());
    }
}
