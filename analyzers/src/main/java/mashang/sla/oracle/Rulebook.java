package mashang.sla.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mashang.sla.CalendarPlan;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import mashang.units.Units;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * What a city wants, as an oracle is given it.
 *
 * @param policies every version of every policy, as listed
 * @param calendars one of them the default
 * @param units the registry
 * @param graceMillis by feed; none where a feed is not in it
 */
record Rulebook(List<Policy> policies, List<CalendarPlan> calendars, Units units, Map<String, Long> graceMillis) {

    /** A rule and the policy version it stands in. */
    record PolicyRule(Policy policy, ClockRule rule) {}

    /** All clocks, each once however many rules and versions it has. */
    List<ClockDefinition> clocks() {
        return policies.stream()
                .flatMap(p -> p.rules().stream())
                .map(ClockRule::clock)
                .distinct()
                .toList();
    }

    /** Rules of this clock in the policy versions in force at a time. */
    List<PolicyRule> rulesOf(ClockDefinition clock, long time) {
        List<PolicyRule> found = new ArrayList<>();
        for (Policy policy : policies) {
            for (ClockRule rule : policy.rules()) {
                if (isInForce(policy, time) && rule.clock().equals(clock)) {
                    found.add(new PolicyRule(policy, rule));
                }
            }
        }
        return found;
    }

    boolean isInForce(Policy policy, long time) {
        return from(policy) <= time
                && policies.stream()
                        .noneMatch(
                                p -> p.id().equals(policy.id()) && p.version() > policy.version() && from(p) <= time);
    }

    /** The first policy with a pattern of buck-passing that is in force at a time. */
    @Nullable
    Policy buckPassingAt(long time) {
        for (Policy policy : policies) {
            if (policy.buckPassing() != null && isInForce(policy, time)) {
                return policy;
            }
        }
        return null;
    }

    /** What people with a role may decide at a time; absent where they may not (10.2). */
    Policy.@Nullable Power power(Step step, long time) {
        for (Policy policy : policies) {
            if (policy.office() != null && isInForce(policy, time)) {
                for (Policy.Power power : policy.office().powers()) {
                    if (power.step() == step) {
                        return power;
                    }
                }
                return null;
            }
        }
        return null;
    }

    CalendarPlan calendar(@Nullable String id) {
        return calendars.stream()
                .filter(c -> id == null ? c.isDefault() : c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no calendar " + id));
    }

    long graceOf(String feed) {
        return graceMillis.getOrDefault(feed, 0L);
    }

    private static long from(Policy policy) {
        return policy.effectiveFrom().toEpochMilli();
    }
}
