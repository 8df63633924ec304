package mashang.sla.oracle;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.Policy;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * An order passed around in a round (8).
 *
 * @param first the round's first dispatch
 * @param dispatch the one that completes the pattern
 * @param policy the version that says so
 */
record Passing(Round round, CaseEvent first, CaseEvent dispatch, Policy policy) {

    /** Absent where the round's order is not passed around. */
    static @Nullable Passing in(Round round, Rulebook rules) {
        List<String> units = new ArrayList<>();
        CaseEvent first = null;
        CaseEvent previous = null;
        for (CaseEvent fact : round.facts()) {
            String unit = KnownFacts.unitKey(rules.units(), fact.unit(), fact);
            if (KnownFacts.isEnding(fact) && !round.isOnlyCoHandling(fact)) {
                units.clear();
            } else if (fact.step() == Step.DISPATCHED && unit != null) {
                first = first == null ? fact : first;
                boolean together = previous != null && Times.at(previous) == Times.at(fact);
                previous = fact;
                boolean again = units.contains(unit);
                if (units.isEmpty() || (!together && !unit.equals(units.get(units.size() - 1)))) {
                    units.add(unit);
                    Policy policy = rules.buckPassingAt(Times.at(fact));
                    if (policy != null && isComplete(policy.buckPassing(), again, units.size())) {
                        return new Passing(round, first, fact, policy);
                    }
                }
            }
        }
        return null;
    }

    private static boolean isComplete(Policy.@Nullable BuckPassing pattern, boolean again, int members) {
        return pattern != null
                && ((pattern.backAndForth() && again) || (pattern.hops() > 0 && members >= pattern.hops()));
    }

    /** As decisions name it. */
    String name() {
        return round.number() + "/hops";
    }
}
