package mashang.sla;

import java.io.Serializable;
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
 * @param waived whether the office excuses it
 */
public record Passing(int round, long startedAt, long at, String policy, boolean waived) {

    /** What stands for the name of a clock. */
    public static final String CLOCK = "hops";

    /** The earliest in a round; absent where there is none. */
    static @Nullable Passing find(Round round, List<Rule> rules) {
        if (rules.isEmpty() || !round.has(Step.DISPATCHED)) {
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
                Rule rule = inForce(rules, fact.occurredAt());
                boolean again = had.contains(key);
                if (passed && had.add(key) && rule != null && completes(rule.what(), again, had.size())) {
                    return new Passing(round.number(), first, fact.occurredAt(), rule.policy(), false);
                }
            }
        }
        return null;
    }

    /** As decisions name it. */
    String name() {
        return round + "/" + CLOCK;
    }

    Passing asWaived() {
        return new Passing(round, startedAt, at, policy, true);
    }

    private static boolean completes(Policy.BuckPassing rule, boolean again, int hops) {
        return (rule.backAndForth() && again) || (rule.hops() > 0 && hops >= rule.hops());
    }

    private static @Nullable Rule inForce(List<Rule> rules, long time) {
        for (Rule rule : rules) {
            if (rule.from() <= time && time < rule.until()) {
                return rule;
            }
        }
        return null;
    }

    /**
     * When an order counts as passed around, and the times its policy version is in force.
     *
     * @param policy {@code id@version}
     * @param from epoch milliseconds, included
     * @param until epoch milliseconds, excluded
     */
    record Rule(Policy.BuckPassing what, String policy, long from, long until) implements Serializable {
        static List<Rule> of(List<Policy> policies) {
            List<Rule> rules = new ArrayList<>();
            for (Policy policy : policies) {
                Policy.BuckPassing what = policy.buckPassing();
                if (what != null) {
                    long from = policy.effectiveFrom().toEpochMilli();
                    rules.add(new Rule(what, policy.name(), from, Deadlines.end(policy, policies)));
                }
            }
            return List.copyOf(rules);
        }
    }
}
