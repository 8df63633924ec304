package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counted texts of one problem, in the order in which they came, and in how many problems each is. A text is kept once for all of them, and a
 * problem has it as a reference and a number: there are many problems of a single member, and each has some sixty texts.
 */
final class Tally {
    private static final double SLACK = 1.25;
    /** What is left of a sum of halves after they are taken out again, at most. */
    private static final double NOTHING = 1e-9;

    private static final int NONE = -1;

    /** A text that portraits count. */
    private static final class Counted {
        final String text;
        int portraits;

        Counted(String text) {
            this.text = text;
        }
    }

    /** In how many portraits a text is counted. */
    static final class Holders {
        private final Map<String, Counted> byText = new HashMap<>();

        private @Nullable Counted find(String text) {
            return byText.get(text);
        }

        private Counted enter(String text) {
            Counted counted = byText.computeIfAbsent(text, Counted::new);
            counted.portraits++;
            return counted;
        }

        private void leave(Counted counted) {
            if (--counted.portraits == 0) {
                byText.remove(counted.text);
            }
        }
    }

    private static final Counted[] NO_TEXTS = {};
    private static final double[] NO_WEIGHTS = {};

    private final Holders holders;
    private final int most;
    private Counted[] texts = NO_TEXTS;
    private double[] weights = NO_WEIGHTS;
    private int size;

    Tally(Holders holders, int most) {
        this.holders = holders;
        this.most = most;
    }

    int size() {
        return size;
    }

    String text(int i) {
        return texts[i].text;
    }

    double weight(int i) {
        return weights[i];
    }

    /** Portraits that count the text. */
    int holders(int i) {
        return texts[i].portraits;
    }

    void add(String text, double weight) {
        int at = find(text);
        if (at != NONE) {
            weights[at] += weight;
            return;
        }
        if (size == texts.length) {
            int length = size + Math.max(4, size / 2);
            texts = Arrays.copyOf(texts, length);
            weights = Arrays.copyOf(weights, length);
        }
        texts[size] = holders.enter(text);
        weights[size++] = weight;
    }

    /** Takes out what was counted; what was forgotten meanwhile stays forgotten. */
    void take(String text, double weight) {
        int at = find(text);
        if (at == NONE) {
            return;
        }
        if (weights[at] - weight > NOTHING) {
            weights[at] -= weight;
        } else {
            remove(at);
        }
    }

    private int find(String text) {
        Counted counted = holders.find(text);
        if (counted != null) {
            for (int i = 0; i < size; i++) {
                if (texts[i] == counted) {
                    return i;
                }
            }
        }
        return NONE;
    }

    private void remove(int at) {
        holders.leave(texts[at]);
        size--;
        System.arraycopy(texts, at + 1, texts, at, size - at);
        System.arraycopy(weights, at + 1, weights, at, size - at);
    }

    void addAll(List<Named> named) {
        named.forEach(n -> add(n.text(), n.weight()));
    }

    double get(String text) {
        int at = find(text);
        return at == NONE ? 0 : weights[at];
    }

    int holders(String text) {
        Counted counted = holders.find(text);
        return counted == null ? 0 : counted.portraits;
    }

    /** Forgets the lightest where there are clearly too many; sorts only then. */
    void prune() {
        if (size <= most * SLACK) {
            return;
        }
        List<Named> byWeight = snapshot();
        byWeight.sort(Comparator.comparingDouble(Named::weight).reversed().thenComparing(Named::text));
        for (Named light : byWeight.subList(most, byWeight.size())) {
            remove(find(light.text()));
        }
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            holders.leave(texts[i]);
        }
        texts = NO_TEXTS;
        weights = NO_WEIGHTS;
        size = 0;
    }

    List<Named> snapshot() {
        List<Named> named = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            named.add(new Named(text(i), weight(i)));
        }
        return named;
    }
}
