package mashang.recurrence;

import java.util.ArrayList;
import java.util.List;

/** Chooses a cluster's label and keywords among its terms. */
final class Naming {
    private static final int KEYWORDS = 12;
    /** From so many members on a name is looked at with every so many-th only: it hardly changes. */
    private static final int SETTLED = 8;

    private Naming() {}

    /** Whether a cluster that has grown is to be named anew. */
    static boolean isDue(LiveCluster cluster, int problemSize) {
        return cluster.size >= problemSize && (cluster.size < 2 * SETTLED || cluster.size % SETTLED == 0);
    }

    /** @param clusters live clusters */
    static void name(LiveCluster cluster, int clusters) {
        cluster.label = label(cluster, clusters);
        cluster.keywords = keywords(cluster);
    }

    private static String label(LiveCluster cluster, int clusters) {
        ClusterTerms phrases = cluster.phrases;
        String best = "";
        double bestScore = 0;
        double present = -1;
        for (int place = 0; place < phrases.count(); place++) {
            Posting phrase = phrases.posting(place);
            double score = Label.score(phrase.term, phrases.weight(place), cluster.size, phrase.holders, clusters);
            if (score > bestScore || (score == bestScore && phrase.term.compareTo(best) < 0)) {
                best = phrase.term;
                bestScore = score;
            }
            if (phrase.term.equals(cluster.label)) {
                present = score;
            }
        }
        return present < 0 || Label.replaces(bestScore, present) ? best : cluster.label;
    }

    private static List<String> keywords(LiveCluster cluster) {
        TellingTerms best = new TellingTerms();
        best.clear(2 * KEYWORDS);
        offer(cluster.issues, best);
        offer(cluster.places, best);
        List<String> words = new ArrayList<>(KEYWORDS);
        for (int i = 0; i < best.count() && words.size() < KEYWORDS; i++) {
            String word = best.posting(i).term;
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static void offer(ClusterTerms terms, TellingTerms best) {
        for (int place = 0; place < terms.count(); place++) {
            if (!Signature.isBigram(terms.posting(place).term)) {
                best.offer(
                        terms.posting(place),
                        terms.damped(place) * terms.posting(place).rarity());
            }
        }
    }
}
