package mashang.local.problems;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well clusters agree with labels.
 *
 * @param nmi mutual information by the geometric mean of the two entropies, 0 to 1
 * @param ari pairs that agree, corrected for chance (Hubert and Arabie 1985); 1 where all do, 0 by chance
 * @param v harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg 2007), 0 to 1
 */
public record Agreement(double nmi, double ari, double v) {

    /** A label and a cluster that some texts have both. */
    private record Pair(String label, String cluster) {}

    /**
     * Compares labels with clusters.
     *
     * @param clusters of the texts whose labels are given, in the same order, as many
     */
    public static Agreement of(List<String> labels, List<String> clusters) {
        Map<String, Integer> byLabel = new HashMap<>();
        Map<String, Integer> byCluster = new HashMap<>();
        Map<Pair, Integer> byBoth = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            byLabel.merge(labels.get(i), 1, Integer::sum);
            byCluster.merge(clusters.get(i), 1, Integer::sum);
            byBoth.merge(new Pair(labels.get(i), clusters.get(i)), 1, Integer::sum);
        }
        int n = labels.size();
        double labelEntropy = entropy(byLabel, n);
        double clusterEntropy = entropy(byCluster, n);
        double shared = labelEntropy + clusterEntropy - entropy(byBoth, n);
        return new Agreement(
                labelEntropy == 0 || clusterEntropy == 0
                        ? (labelEntropy == clusterEntropy ? 1 : 0)
                        : shared / Math.sqrt(labelEntropy * clusterEntropy),
                ari(pairs(byLabel), pairs(byCluster), pairs(byBoth), n * (n - 1.0) / 2),
                labelEntropy + clusterEntropy == 0 ? 1 : 2 * shared / (labelEntropy + clusterEntropy));
    }

    private static double ari(double labelPairs, double clusterPairs, double shared, double all) {
        double chance = all == 0 ? 0 : labelPairs * clusterPairs / all;
        double most = (labelPairs + clusterPairs) / 2;
        return most == chance ? 1 : (shared - chance) / (most - chance);
    }

    private static double entropy(Map<?, Integer> counts, int n) {
        return counts.values().stream()
                .mapToDouble(count -> -count / (double) n * Math.log(count / (double) n))
                .sum();
    }

    private static double pairs(Map<?, Integer> counts) {
        return counts.values().stream()
                .mapToDouble(count -> count * (count - 1.0) / 2)
                .sum();
    }
}
