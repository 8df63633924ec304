package mashang.recurrence.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.Signature;
import mashang.recurrence.TermWeight;

/** By which terms a problem is found again. */
final class Terms {
    private Terms() {}

    /** The heaviest terms of place and issue, each once; nobody searches for a pair of characters. */
    static List<String> of(ProblemCluster cluster, int most) {
        List<TermWeight> all = new ArrayList<>(cluster.places());
        all.addAll(cluster.issues());
        return all.stream()
                .filter(term -> !Signature.isBigram(term.term()))
                .sorted(Comparator.comparingDouble(TermWeight::weight)
                        .reversed()
                        .thenComparing(TermWeight::term))
                .map(TermWeight::term)
                .distinct()
                .limit(most)
                .toList();
    }
}
