package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BigramTableTest {
    private final SmartcnFiles files = SmartcnFiles.read();
    private final BigramTable table = new BigramTable(files.bigramKeys(), files.bigramFrequencies());

    @Test
    void knowsEveryPairOfSmartcnsTableAndItsCost() {
        for (int i = 0; i < files.bigramKeys().length; i++) {
            long key = files.bigramKeys()[i];
            if (key != 0) {
                double expected = Smoothing.weight(1000, files.bigramFrequencies()[i]);
                if (table.mayKnow(key) != 1
                        || table.weight(key, 1000, -1) != expected
                        || table.weight(key, 1000, -1) != expected) {
                    assertThat(key).as("the pair %d is known", i).isZero();
                }
            }
        }
    }

    @Test
    void knowsNoOtherPair() {
        long[] known = files.bigramKeys().clone();
        Arrays.sort(known);
        new Random(1)
                .longs(1_000_000)
                .filter(key -> Arrays.binarySearch(known, key) < 0)
                .forEach(key -> {
                    if (table.weight(key, 1000, -1) != -1) {
                        assertThat(key).as("a pair that is not in the table").isZero();
                    }
                });
    }

    @Test
    void noPairIsSearchedForLong() {
        assertThat(table.longestSearch()).isLessThan(200);
    }
}
