package mashang.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import mashang.config.PlacedPolicy.PlacedClock;
import mashang.config.PlacedPolicy.PlacedRule;
import mashang.sla.ClockDefinition;
import mashang.sla.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Where policies that are in force together contradict one another or themselves: two rules of which neither wins, two
 * descriptions of one clock. Each is told at the later of the two places, naming the earlier.
 */
final class PolicyClashes {
    private final List<PlacedPolicy> policies;
    private final BiPredicate<String, String> sameBranch;

    /**
     * @param policies all versions of all policies
     * @param sameBranch whether of two unit ids one is the other or lies above it
     */
    PolicyClashes(List<PlacedPolicy> policies, BiPredicate<String, String> sameBranch) {
        this.policies = policies;
        this.sameBranch = sameBranch;
    }

    void check() {
        for (int i = 0; i < policies.size(); i++) {
            for (PlacedClock clock : policies.get(i).clocks()) {
                checkWithin(clock.rules());
            }
            for (int j = 0; j < i; j++) {
                if (areInForceTogether(policies.get(j).policy(), policies.get(i).policy())) {
                    checkBetween(policies.get(j), policies.get(i));
                }
            }
        }
    }

    private void checkWithin(List<PlacedRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < i; j++) {
                checkRules(rules.get(j), rules.get(i));
            }
        }
    }

    private void checkBetween(PlacedPolicy before, PlacedPolicy after) {
        for (PlacedClock a : before.clocks()) {
            for (PlacedClock b : after.clocks()) {
                String name = a.definition().name();
                if (!name.isEmpty() && name.equals(b.definition().name())) {
                    checkDefinitions(a, b);
                    a.rules().forEach(x -> b.rules().forEach(y -> checkRules(x, y)));
                }
            }
        }
    }

    private void checkRules(PlacedRule before, PlacedRule after) {
        if (before.rule().clashesWith(after.rule(), sameBranch)) {
            int priority = after.rule().priority();
            after.node()
                    .problem(
                            "与 " + before.node().place() + " 优先级相同（" + priority + "），而且可能适用于同一件工单",
                            "has the priority of " + before.node().place() + " (" + priority
                                    + ") and could be for the same order",
                            "提高其中一条的 priority，或用 for 把两条分开",
                            "Raise the priority of one of them, or keep them apart with for");
        }
    }

    private static void checkDefinitions(PlacedClock before, PlacedClock after) {
        List<String> differences = differences(before.definition(), after.definition());
        if (!differences.isEmpty()) {
            String keys = String.join(", ", differences);
            after.node()
                    .problem(
                            "与同时有效的 " + before.node().place() + " 是同一个时钟，却写得不同：" + keys,
                            "is the same clock as " + before.node().place()
                                    + ", which is in force at the same time, but differs in " + keys,
                            "两处写成一样，或另取一个名称",
                            "Write the same in both places, or give it another name");
        }
    }

    private static List<String> differences(ClockDefinition a, ClockDefinition b) {
        List<String> keys = new ArrayList<>();
        differ("scope", a.scope(), b.scope(), keys);
        differ("owner", a.owner(), b.owner(), keys);
        differ("start", a.start(), b.start(), keys);
        differ("stop", a.stop(), b.stop(), keys);
        differ("pause", a.pause(), b.pause(), keys);
        differ("resume", a.resume(), b.resume(), keys);
        differ("extension", a.extension(), b.extension(), keys);
        differ("cadence", a.cadence(), b.cadence(), keys);
        return keys;
    }

    private static void differ(String key, @Nullable Object a, @Nullable Object b, List<String> keys) {
        if (a == null ? b != null : !a.equals(b)) {
            keys.add(key);
        }
    }

    private boolean areInForceTogether(@Nullable Policy a, @Nullable Policy b) {
        if (a == null || b == null || a.id().equals(b.id())) {
            return false;
        }
        Instant from = a.effectiveFrom().isAfter(b.effectiveFrom()) ? a.effectiveFrom() : b.effectiveFrom();
        return from.isBefore(until(a)) && from.isBefore(until(b));
    }

    /** When the next version takes over. */
    private Instant until(Policy policy) {
        Instant until = Instant.MAX;
        for (PlacedPolicy placed : policies) {
            Policy other = placed.policy();
            if (other != null
                    && other.id().equals(policy.id())
                    && other.version() > policy.version()
                    && other.effectiveFrom().isBefore(until)) {
                until = other.effectiveFrom();
            }
        }
        return until;
    }
}
