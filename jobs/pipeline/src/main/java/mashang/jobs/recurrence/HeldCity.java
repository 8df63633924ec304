package mashang.jobs.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.recurrence.city.CityProblems;
import mashang.recurrence.city.News;
import mashang.recurrence.city.ProblemFact;

/** A city in memory: its problems, and the facts whose time has not come. */
final class HeldCity {
    private final CityProblems problems;
    private final TreeMap<String, ProblemFact> waiting = new TreeMap<>();
    private final TreeSet<ProblemFact> inOrder = new TreeSet<>(ProblemFact.ORDER);
    private final TreeMap<String, ProblemFact> unsaved = new TreeMap<>();
    private final TreeSet<String> taken = new TreeSet<>();

    HeldCity(CityProblems problems) {
        this.problems = problems;
    }

    CityProblems problems() {
        return problems;
    }

    /** Under which a waiting fact is kept. */
    static String key(ProblemFact fact) {
        return fact.about() + '/' + fact.kind() + '/' + fact.id();
    }

    void await(ProblemFact fact) {
        restore(fact);
        unsaved.put(key(fact), fact);
    }

    void restore(ProblemFact fact) {
        ProblemFact copy = waiting.put(key(fact), fact);
        if (copy != null) {
            inOrder.remove(copy);
        }
        inOrder.add(fact);
    }

    News advance(Instant now) {
        List<ProblemFact> due = new ArrayList<>();
        while (!inOrder.isEmpty() && !inOrder.first().loggedAt().isAfter(now)) {
            ProblemFact fact = inOrder.pollFirst();
            due.add(fact);
            waiting.remove(key(fact));
            if (unsaved.remove(key(fact)) == null) {
                taken.add(key(fact));
            }
        }
        return problems.take(due, now);
    }

    /** Facts that wait and were not handed out here before. */
    List<ProblemFact> takeUnsaved() {
        List<ProblemFact> facts = new ArrayList<>(unsaved.values());
        unsaved.clear();
        return facts;
    }

    /** Keys of facts that were kept and wait no more. */
    List<String> takeTaken() {
        List<String> keys = new ArrayList<>(taken);
        taken.clear();
        return keys;
    }
}
