package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * A round in which an order was passed around without being handled (推诿): by whom is for the office to judge. {@code CLOCKS.md}, 8.
 *
 * @param round 1 or more
 * @param startedAt time of the round's first dispatch to a named unit, epoch milliseconds
 * @param at time of the dispatch that completes the pattern, epoch milliseconds
 * @param policy {@code id@version}
 */
public record Passing(int round, long startedAt, long at, String policy) {

    /** What stands for the name of a clock. */
    public static final String CLOCK = "hops";

    /** The earliest in a round; absent where there is none. */
    static @Nullable Passing find(Round round, List<Policy> policies) {
        if (!round.has(Step.DISPATCHED)) {
            return null;
        }
        List<String> had = new ArrayList<>();
        long last = Long.MIN_VALUE;
        long first = Long.MAX_VALUE;
        for (Fact fact : round.facts()) {
            String key = round.key(fact);
            if (WorkOrder.isEnding(fact.step()) && !round.isByCoUnit(fact)) {
                had.clear();
            } else if (fact.step() == Step.DISPATCHED && !key.isEmpty()) {
                first = Math.min(first, fact.occurredAt());
                boolean passed = had.isEmpty()
                        || (fact.occurredAt() > last && !had.get(had.size() - 1).equals(key));
                last = fact.occurredAt();
                Policy policy = inForce(policies, fact.occurredAt());
                boolean again = had.contains(key);
                if (passed && had.add(key) && policy != null && completes(policy.buckPassing(), again, had.size())) {
                    return new Passing(round.number(), first, fact.occurredAt(), policy.name());
                }
            }
        }
        return null;
    }

    private static boolean completes(Policy.@Nullable BuckPassing rule, boolean again, int hops) {
        return rule != null && ((rule.backAndForth() && again) || (rule.hops() > 0 && hops >= rule.hops()));
    }

    private static @Nullable Policy inForce(List<Policy> policies, long time) {
        for (Policy policy : policies) {
            if (policy.buckPassing() != null
                    && policy.effectiveFrom().toEpochMilli() <= time
                    && time < Deadlines.end(policy, policies)) {
                return policy;
            }
        }
        return null;
    }
}
