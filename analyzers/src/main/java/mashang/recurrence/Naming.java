package mashang.recurrence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses a cluster's label and keywords among its terms. */
final class Naming {
    private static final int KEYWORDS = 12;

    private Naming() {}

    /** A word of a cluster and how much it tells there. */
    private record Word(String term, double telling) {
        static final Comparator<Word> BEST_FIRST =
                Comparator.comparingDouble((Word word) -> -word.telling).thenComparing(Word::term);
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
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < best.count(); i++) {
            words.add(new Word(best.posting(i).term, best.weight(i)));
        }
        words.sort(Word.BEST_FIRST);
        return words.stream().map(Word::term).distinct().limit(KEYWORDS).toList();
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
