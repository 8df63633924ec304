package mashang.sla;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.Refusal;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clocks of an order: from its facts, the policies, the calendars as known at a time and the registry of units, and
 * from nothing else. {@code CLOCKS.md} says what is read. Immutable, thread-safe.
 */
public final class Deadlines implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a reading names instead of a policy when the feed gave the due time. */
    public static final String SUPPLIED = "supplied";

    private static final Comparator<Refusal> BY_TIME = Comparator.comparingLong(
                    (Refusal r) -> r.decision().occurredAt())
            .thenComparing(r -> r.decision().eventId());

    private final List<Policy> policies;
    private final List<Passing.Rule> passingRules;
    private final OfficeRules office;
    private final Calendars calendars;
    private final Units units;
    private final Map<String, Long> graceMillis;
    private final Map<String, Set<String>> unitAndAbove = new HashMap<>();
    private final List<ClockRules> clocks;
    private final Set<String> lit;

    /**
     * @param policies every version of every policy
     * @param graceMillis by feed: how long after a due time its late reports are waited for before anybody is accused; a
     *     feed that is not in it has none
     */
    public Deadlines(List<Policy> policies, Calendars calendars, Units units, Map<String, Long> graceMillis) {
        this.policies = List.copyOf(policies);
        this.passingRules = Passing.Rule.of(policies);
        this.office = new OfficeRules(policies);
        this.calendars = calendars;
        this.units = units;
        this.graceMillis = Map.copyOf(graceMillis);
        units.all().forEach(u -> unitAndAbove.put(u.id(), new HashSet<>(units.andAbove(u.id()))));
        this.clocks = clocks(policies);
        this.lit = policies.stream()
                .flatMap(p -> p.rules().stream())
                .filter(ClockRule::issuesLight)
                .map(rule -> rule.clock().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same policies and units by other calendars. */
    Deadlines with(Calendars others) {
        return others == calendars ? this : new Deadlines(policies, others, units, graceMillis);
    }

    /** As they are once news are known; their calendars aside. */
    Deadlines with(RuleNews news) {
        List<Policy> all = new ArrayList<>(policies);
        for (Policy policy : news.policies()) {
            if (all.stream().noneMatch(p -> p.name().equals(policy.name()))) {
                all.add(news.inForceFrom(policy));
            }
        }
        Units registry = news.units().isEmpty() ? units : units.with(news.units());
        boolean isSame = all.size() == policies.size() && registry == units;
        return isSame ? this : new Deadlines(all, calendars, registry, graceMillis);
    }

    /** Definitions of clocks, in the order in which they are first listed, each with its rules. */
    private static List<ClockRules> clocks(List<Policy> policies) {
        Map<ClockDefinition, List<ClockRules.Line>> byClock = new LinkedHashMap<>();
        for (Policy policy : policies) {
            long from = policy.effectiveFrom().toEpochMilli();
            long until = end(policy, policies);
            for (ClockRule rule : policy.rules()) {
                byClock.computeIfAbsent(rule.clock(), c -> new ArrayList<>())
                        .add(new ClockRules.Line(rule, policy.name(), from, until));
            }
        }
        List<ClockRules> clocks = new ArrayList<>();
        byClock.forEach((clock, lines) -> clocks.add(new ClockRules(clock, lines)));
        return List.copyOf(clocks);
    }

    /** When the next version of the same policy takes over. */
    static long end(Policy policy, List<Policy> policies) {
        return policies.stream()
                .filter(p -> p.id().equals(policy.id()) && p.version() > policy.version())
                .mapToLong(p -> p.effectiveFrom().toEpochMilli())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Every clock that runs or has run, by the calendars as known at a log time; ordered by round, then as listed. */
    public Readings read(WorkOrder order, long knownAt) {
        return read(order, knownAt, null);
    }

    /** How each of these clocks came to its due time, in the same order. */
    public List<Reckoning> explain(WorkOrder order, long knownAt) {
        List<Reckoning> explained = new ArrayList<>();
        read(order, knownAt, explained);
        return explained;
    }

    private Readings read(WorkOrder order, long knownAt, @Nullable List<Reckoning> explained) {
        Pardons pardons = Pardons.of(order, office, new Meanings(this, order, knownAt));
        return read(order, pardons, knownAt, explained);
    }

    /** As if nobody had decided anything about a clock. */
    Readings readUndecided(WorkOrder order, long knownAt) {
        return read(order, Pardons.none(office), knownAt, null);
    }

    private Readings read(WorkOrder order, Pardons pardons, long knownAt, @Nullable List<Reckoning> explained) {
        List<ClockReading> readings = new ArrayList<>();
        List<Passing> passings = new ArrayList<>();
        for (int number = 1; number <= order.rounds(); number++) {
            Round round = new Round(order, number, units);
            RoundReader reader = new RoundReader(this, order, round, pardons, knownAt, explained);
            for (ClockRules rules : clocks) {
                reader.read(rules, readings);
            }
            Passing passing = Passing.find(round, passingRules);
            if (passing != null) {
                passings.add(pardons.applied(passing, calendars.asKnownAt(null, knownAt)));
            }
        }
        return new Readings(readings, passings, refusals(order, pardons));
    }

    private static List<Refusal> refusals(WorkOrder order, Pardons pardons) {
        List<Refusal> late = pardons.refusals();
        if (late.isEmpty()) {
            return order.refusals();
        }
        List<Refusal> all = new ArrayList<>(order.refusals());
        all.addAll(late);
        all.sort(BY_TIME);
        return List.copyOf(all);
    }

    /** The registry of units. */
    public Units units() {
        return units;
    }

    /** Who may decide what. */
    public Authority authority() {
        return office;
    }

    /** How long the late reports of this order's feed are waited for, in milliseconds. */
    public long grace(String orderId) {
        return graceMillis.isEmpty() ? 0 : graceMillis.getOrDefault(CaseEvent.feedOf(orderId), 0L);
    }

    /** Whether any rule of a clock issues lights. */
    boolean issuesLights(String clock) {
        return lit.contains(clock);
    }

    /** Whether any clock starts, stops or rests with a step. */
    boolean isOfClock(Step step) {
        return clocks.stream()
                .map(ClockRules::clock)
                .anyMatch(c -> c.start().contains(step)
                        || c.stop().contains(step)
                        || c.pause().contains(step)
                        || c.resume().contains(step));
    }

    /** Who answers for a clock; for what is no clock, the unit. */
    ClockDefinition.Owner owner(String clock) {
        return clocks.stream()
                .map(ClockRules::clock)
                .filter(c -> c.name().equals(clock))
                .map(ClockDefinition::owner)
                .findFirst()
                .orElse(ClockDefinition.Owner.UNIT);
    }

    Calendars calendars() {
        return calendars;
    }

    /** Id of the calendar of a unit, and failing that the city's own. */
    WorkCalendar calendar(ClockRule rule, String unitKey, long knownAt) {
        String id = rule.calendar();
        if (id == null) {
            id = units.byId(unitKey).map(Unit::calendar).orElse(null);
        }
        return calendars.asKnownAt(id, knownAt);
    }

    Set<String> unitAndAbove(String unitKey) {
        return unitAndAbove.getOrDefault(unitKey, Set.of());
    }
}
