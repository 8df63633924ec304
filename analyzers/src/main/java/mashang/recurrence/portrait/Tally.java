package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counted texts of one problem, and in how many problems each is. */
final class Tally {
    private static final double SLACK = 1.25;
    /** What is left of a sum of halves after they are taken out again, at most. */
    private static final double NOTHING = 1e-9;

    /** In how many portraits a text is counted. */
    static final class Holders {
        private final Map<String, Integer> holders = new HashMap<>();

        int of(String text) {
            return holders.getOrDefault(text, 0);
        }

        private void enter(String text) {
            holders.merge(text, 1, Integer::sum);
        }

        private void leave(String text) {
            holders.computeIfPresent(text, (t, n) -> n == 1 ? null : n - 1);
        }
    }

    private final Holders holders;
    private final int most;
    private final Map<String, Double> weights = new LinkedHashMap<>();

    Tally(Holders holders, int most) {
        this.holders = holders;
        this.most = most;
    }

    void add(String text, double weight) {
        if (weights.merge(text, weight, Double::sum) == weight) {
            holders.enter(text);
        }
    }

    /** Takes out what was counted; what was forgotten meanwhile stays forgotten. */
    void take(String text, double weight) {
        Double counted = weights.get(text);
        if (counted == null) {
            return;
        }
        if (counted - weight > NOTHING) {
            weights.put(text, counted - weight);
        } else {
            weights.remove(text);
            holders.leave(text);
        }
    }

    void addAll(List<Named> named) {
        named.forEach(n -> add(n.text(), n.weight()));
    }

    double get(String text) {
        return weights.getOrDefault(text, 0.0);
    }

    int holders(String text) {
        return holders.of(text);
    }

    /** Forgets the lightest where there are clearly too many; sorts only then. */
    void prune() {
        if (weights.size() <= most * SLACK) {
            return;
        }
        List<Map.Entry<String, Double>> byWeight = new ArrayList<>(weights.entrySet());
        byWeight.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        for (Map.Entry<String, Double> light : byWeight.subList(most, byWeight.size())) {
            weights.remove(light.getKey());
            holders.leave(light.getKey());
        }
    }

    void clear() {
        weights.keySet().forEach(holders::leave);
        weights.clear();
    }

    Map<String, Double> weights() {
        return weights;
    }

    List<Named> snapshot() {
        List<Named> named = new ArrayList<>(weights.size());
        weights.forEach((text, weight) -> named.add(new Named(text, weight)));
        return named;
    }
}
