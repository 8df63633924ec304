package mashang.recurrence.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.Signature;
import mashang.recurrence.TermWeight;
import mashang.recurrence.portrait.Named;
import mashang.recurrence.portrait.Portrait;

/** By which terms a problem is found again. */
final class Terms {
    private Terms() {}

    /**
     * The heaviest terms of place and issue that its members lent its portrait, each once; nobody searches for a pair of characters. What a
     * member lends nothing to, because not everybody may read it, shows no term either, though it is compared by all of them.
     */
    static List<String> of(ProblemCluster cluster, Portrait portrait, int most) {
        List<TermWeight> all = new ArrayList<>(cluster.places());
        all.addAll(cluster.issues());
        String lent = Stream.of(portrait.names(), portrait.words(), portrait.phrases())
                .flatMap(List::stream)
                .map(Named::text)
                .collect(Collectors.joining("\n"));
        return all.stream()
                .filter(term -> !Signature.isBigram(term.term()) && lent.contains(term.term()))
                .sorted(Comparator.comparingDouble(TermWeight::weight)
                        .reversed()
                        .thenComparing(TermWeight::term))
                .map(TermWeight::term)
                .distinct()
                .limit(most)
                .toList();
    }
}
