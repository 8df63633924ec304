package mashang.sla.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.sla.CalendarPlan;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import mashang.sla.RuleNews;
import mashang.units.Unit;
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
 * @param news what became known later than the rest, in the order in which it did
 */
record Rulebook(
        List<Policy> policies,
        List<CalendarPlan> calendars,
        Units units,
        Map<String, Long> graceMillis,
        List<RuleNews> news) {

    /** When anything became known: news, and notices. */
    SortedSet<Long> moments() {
        SortedSet<Long> moments = new TreeSet<>();
        for (RuleNews one : news) {
            moments.add(one.knownFrom());
        }
        for (CalendarPlan plan : asKnownAt(Long.MAX_VALUE).calendars()) {
            plan.notices().forEach(notice -> moments.add(notice.publishedAt()));
        }
        return moments;
    }

    /** The rules as known at a log time (3): with nothing left to come. Notices that are to come are in their calendars. */
    Rulebook asKnownAt(long time) {
        Map<String, Policy> versions = new LinkedHashMap<>();
        policies.forEach(p -> versions.put(p.name(), p));
        Map<String, CalendarPlan> plans = new LinkedHashMap<>();
        calendars.forEach(c -> plans.put(c.id(), c));
        Map<String, Unit> registry = new TreeMap<>();
        units.all().forEach(u -> registry.put(u.id(), u));
        for (RuleNews one : news) {
            if (one.knownFrom() <= time) {
                one.policies().forEach(p -> versions.putIfAbsent(p.name(), notBefore(one.knownFrom(), p)));
                one.calendars()
                        .forEach(
                                c -> plans.merge(c.id(), announced(one, null, c), (old, c2) -> announced(one, old, c)));
                one.units().forEach(u -> registry.put(u.id(), u));
            }
        }
        return new Rulebook(
                List.copyOf(versions.values()),
                List.copyOf(plans.values()),
                new Units(registry.values()),
                graceMillis,
                List.of());
    }

    private static Policy notBefore(long time, Policy p) {
        long from = Math.max(time, from(p));
        return p.from(Instant.ofEpochMilli(from));
    }

    /** A calendar with what the news announce of it. */
    private static CalendarPlan announced(RuleNews one, @Nullable CalendarPlan old, CalendarPlan now) {
        List<CalendarPlan.Notice> notices = new ArrayList<>(old == null ? List.of() : old.notices());
        for (CalendarPlan.Notice n : now.notices()) {
            boolean isKnown = old != null
                    && old.notices().stream()
                            .anyMatch(o -> o.name().equals(n.name())
                                    && o.days().equals(n.days())
                                    && o.confirmedUntil() == n.confirmedUntil());
            if (!isKnown) {
                long from = Math.max(n.publishedAt(), one.knownFrom());
                notices.add(new CalendarPlan.Notice(n.name(), from, n.confirmedUntil(), n.days()));
            }
        }
        CalendarPlan week = old == null ? now : old;
        return new CalendarPlan(
                week.id(),
                old != null && old.isDefault(),
                week.zone(),
                week.week(),
                week.hours(),
                week.closesAtMidnight(),
                notices);
    }

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
            if (isInForce(policy, time)) {
                policy.rules().stream()
                        .filter(rule -> rule.clock().equals(clock))
                        .forEach(rule -> found.add(new PolicyRule(policy, rule)));
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
