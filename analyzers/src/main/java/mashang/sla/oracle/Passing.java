package mashang.sla.oracle;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.Policy;
import mashang.units.Units;
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
        List<@Nullable String> units = new ArrayList<>();
        CaseEvent first = null;
        for (CaseEvent fact : round.facts()) {
            if (fact.step() == Step.HANDLED) {
                units.clear();
            } else if (fact.step() == Step.DISPATCHED) {
                first = first == null ? fact : first;
                Policy policy = rules.buckPassingAt(Times.at(fact));
                if (isCompletedBy(fact, units, policy, rules.units()) && policy != null) {
                    return new Passing(round, first, fact, policy);
                }
            }
        }
        return null;
    }

    /** Appends the unit of a dispatch, unless it is the last already. */
    private static boolean isCompletedBy(
            CaseEvent dispatch, List<@Nullable String> units, @Nullable Policy policy, Units registry) {
        String unit = KnownFacts.unitKey(registry, dispatch.unit(), dispatch);
        if (unit != null && !units.isEmpty() && unit.equals(units.get(units.size() - 1))) {
            return false;
        }
        boolean again = unit != null && units.contains(unit);
        units.add(unit);
        Policy.BuckPassing pattern = policy == null ? null : policy.buckPassing();
        return pattern != null
                && ((pattern.backAndForth() && again) || (pattern.hops() > 0 && units.size() >= pattern.hops()));
    }
}
