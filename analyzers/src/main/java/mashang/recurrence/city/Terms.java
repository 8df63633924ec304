package mashang.recurrence.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.TermWeight;

/** By which terms a problem is found again. */
final class Terms {
    /** Before a pair of characters, which nobody searches for. */
    private static final char BIGRAM = '~';

    private Terms() {}

    /** The heaviest terms of place and issue, each once. */
    static List<String> of(ProblemCluster cluster, int most) {
        List<TermWeight> all = new ArrayList<>(cluster.places());
        all.addAll(cluster.issues());
        return all.stream()
                .filter(term -> term.term().charAt(0) != BIGRAM)
                .sorted(Comparator.comparingDouble(TermWeight::weight)
                        .reversed()
                        .thenComparing(TermWeight::term))
                .map(TermWeight::term)
                .distinct()
                .limit(most)
                .toList();
    }
}
