package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * A round in which an order was passed around without being handled (推诿). {@code CLOCKS.md}, 8.
 *
 * @param round 1 or more
 * @param startedAt time of the round's first dispatch, epoch milliseconds
 * @param at time of the dispatch that completes the pattern, epoch milliseconds
 * @param unit the unit it was dispatched to then, as the feed writes it
 * @param policy {@code id@version}
 */
public record Passing(
        int round, long startedAt, long at, @Nullable String unit, String policy) {

    /** What stands for the name of a clock. */
    public static final String CLOCK = "hops";

    /** The earliest in a round; absent where there is none. */
    static @Nullable Passing find(Round round, List<Policy> policies) {
        if (!round.has(Step.DISPATCHED)) {
            return null;
        }
        List<String> had = new ArrayList<>();
        long first = Long.MAX_VALUE;
        for (Fact fact : round.facts()) {
            if (fact.step() == Step.HANDLED) {
                had.clear();
            } else if (fact.step() == Step.DISPATCHED) {
                first = Math.min(first, fact.occurredAt());
                String key = round.key(fact);
                Policy policy = inForce(policies, fact.occurredAt());
                if (key.isEmpty() || had.isEmpty() || !had.get(had.size() - 1).equals(key)) {
                    boolean again = !key.isEmpty() && had.contains(key);
                    had.add(key);
                    if (policy != null && completes(policy.buckPassing(), again, had.size())) {
                        return new Passing(round.number(), first, fact.occurredAt(), fact.unit(), policy.name());
                    }
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
