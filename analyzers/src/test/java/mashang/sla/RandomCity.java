package mashang.sla;

import static mashang.workorder.Step.ACCEPTED;
import static mashang.workorder.Step.CANCELLED;
import static mashang.workorder.Step.DISPATCHED;
import static mashang.workorder.Step.FINISHED;
import static mashang.workorder.Step.HANDLED;
import static mashang.workorder.Step.OPENED;
import static mashang.workorder.Step.REJECTED;
import static mashang.workorder.Step.REOPENED;
import static mashang.workorder.Step.REPLIED;
import static mashang.workorder.Step.RESUMED;
import static mashang.workorder.Step.RETURNED;
import static mashang.workorder.Step.RETURN_DENIED;
import static mashang.workorder.Step.RETURN_REQUESTED;
import static mashang.workorder.Step.SIGNED;
import static mashang.workorder.Step.SUBMITTED;
import static mashang.workorder.Step.SUSPENDED;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.Kind;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import mashang.workorder.Urgency;

/** Policies, calendars and a registry nobody would think of. */
final class RandomCity {
    private static final long MINUTE = 60_000;

    private final Dice dice;
    private final boolean isDecided;

    /** So that no two rules have the same. */
    private int priority;

    /** @param isDecided whether there is much to decide about, and an office that may */
    RandomCity(Dice dice, boolean isDecided) {
        this.dice = dice;
        this.isDecided = isDecided;
    }

    City city() {
        List<Policy> policies = new ArrayList<>();
        policies.addAll(versions("city", clocks()));
        if (dice.percent(30)) {
            policies.addAll(versions("other", clocks()));
        }
        long grace = dice.of(0L, 0L, 30 * MINUTE, 720 * MINUTE);
        List<CalendarPlan> calendars = List.of(calendar("city"), calendar("alt"), calendar("town"));
        return new City(policies, calendars, units(), grace == 0 ? Map.of() : Map.of("hotline", grace));
    }

    // ---- news ----

    /** What is published while orders are under way: of the same moments as all else, now and then in vain. */
    List<RuleNews> news(City city) {
        List<RuleNews> news = new ArrayList<>();
        for (int i = dice.of(1, 1, 2, 4); i > 0; i--) {
            long knownFrom = dice.time().toEpochMilli();
            news.add(
                    switch (dice.number(5)) {
                        case 0 -> RuleNews.ofUnits(knownFrom, someOf(units().all()));
                        case 1, 2 -> RuleNews.ofCalendars(knownFrom, List.of(amended(dice.of(city.calendars()), i)));
                        default -> RuleNews.of(knownFrom, next(city.policies(), i));
                    });
        }
        return news;
    }

    /** The next version, or one that is known; in force from any time, though never before it is known. */
    private Policy next(List<Policy> policies, int number) {
        Policy model = dice.of(policies);
        List<ClockRule> rules = new ArrayList<>();
        List<RuleDraft> clocks = dice.percent(70) ? drafts(model) : clocks();
        for (RuleDraft clock : clocks) {
            rules.add(rule(clock));
        }
        int version = dice.percent(5) ? 1 : 10 + number;
        return new Policy(model.id(), version, dice.time(), rules, dice.maybe(40, this::buckPassing), office());
    }

    /** The clocks of a policy, without their rules. */
    private static List<RuleDraft> drafts(Policy policy) {
        return policy.rules().stream()
                .map(ClockRule::clock)
                .distinct()
                .map(RuleDraft::of)
                .toList();
    }

    private CalendarPlan amended(CalendarPlan plan, int number) {
        List<CalendarPlan.Notice> notices = new ArrayList<>(plan.notices());
        notices.add(notice(10 + number));
        return plan.withNotices(notices, plan.isDefault());
    }

    private List<Unit> someOf(java.util.Collection<Unit> units) {
        List<Unit> some = new ArrayList<>(units);
        some.removeIf(unit -> dice.percent(40));
        return some;
    }

    // ---- policies ----

    private List<Policy> versions(String id, List<RuleDraft> clocks) {
        List<Policy> versions = new ArrayList<>();
        Instant from = dice.percent(90) ? Instant.EPOCH : dice.time();
        int many = dice.of(1, 1, 2, 3);
        for (int version = 1; version <= many; version++) {
            List<ClockRule> rules = new ArrayList<>();
            for (RuleDraft clock : version > 1 && dice.percent(15) ? clocks() : clocks) {
                for (int i = dice.of(1, 1, 2, 3); i > 0; i--) {
                    rules.add(rule(clock));
                }
            }
            versions.add(new Policy(id, version, from, rules, dice.maybe(40, this::buckPassing), office()));
            from = from.isBefore(dice.anyTime(1)) ? dice.time() : from.plusSeconds(dice.of(60, 86_400));
        }
        return versions;
    }

    private Policy.@org.jspecify.annotations.Nullable Office office() {
        if (dice.percent(isDecided ? 3 : 30)) {
            return null;
        }
        List<Policy.Power> powers = new ArrayList<>();
        for (Step step : Step.values()) {
            if (Ruling.isForPeople(step) && dice.percent(isDecided ? 97 : 85)) {
                Set<String> roles = dice.percent(70) ? Set.of("head", "clerk") : Set.of("head");
                boolean ends = step == Step.WAIVED || step == Step.LIGHT_REVOKED;
                powers.add(new Policy.Power(step, roles, ends ? dice.maybe(60, this::within) : null));
            }
        }
        return new Policy.Office(powers);
    }

    private Span within() {
        return dice.of(
                Span.elapsed(0),
                Span.elapsed(1440 * MINUTE),
                Span.workingDays(0),
                Span.workingDays(1),
                Span.workingDays(3));
    }

    private Policy.BuckPassing buckPassing() {
        return new Policy.BuckPassing(dice.percent(50), dice.of(0, 2, 3, 4));
    }

    /** Clocks with different names, as yet without limits. */
    private List<RuleDraft> clocks() {
        List<RuleDraft> clocks = new ArrayList<>(List.of(
                RuleDraft.order("receive", Set.of(SUBMITTED), EnumSet.of(ACCEPTED, REJECTED))
                        .owner(ClockDefinition.Owner.HOTLINE),
                RuleDraft.order("handle", Set.of(DISPATCHED), EnumSet.of(HANDLED, CANCELLED)),
                RuleDraft.order("report", Set.of(HANDLED), EnumSet.of(REPLIED, CANCELLED)),
                RuleDraft.order("total", EnumSet.of(SUBMITTED, REOPENED), EnumSet.of(REPLIED, Step.MERGED, FINISHED)),
                RuleDraft.order("answer", Set.of(Step.MERGED), EnumSet.of(REPLIED, CANCELLED))
                        .owner(ClockDefinition.Owner.HOTLINE),
                RuleDraft.hop("sign", SIGNED, RETURN_REQUESTED, CANCELLED),
                RuleDraft.hop("unit-handle", HANDLED, RETURNED, REPLIED),
                RuleDraft.cadence("cadence", EnumSet.of(OPENED, ACCEPTED), EnumSet.of(FINISHED, CANCELLED), cadence()),
                RuleDraft.cadence("visits", EnumSet.of(DISPATCHED), EnumSet.of(HANDLED), cadence())
                        .owner(ClockDefinition.Owner.UNIT)));
        while (clocks.size() > 1 && !dice.percent(isDecided ? 60 : 25)) {
            clocks.remove(dice.number(clocks.size()));
        }
        clocks.forEach(this::sides);
        return clocks;
    }

    /** What belongs to the clock and not to a rule. */
    private void sides(RuleDraft clock) {
        if (dice.percent(50)) {
            clock.pausedBy(SUSPENDED, RESUMED);
        } else if (dice.percent(20)) {
            clock.pausedBy(RETURN_REQUESTED, RETURN_DENIED);
        }
        if (!clock.clock().scope().equals(ClockDefinition.Scope.CADENCE) && dice.percent(50)) {
            clock.extension(1 + dice.number(3), dice.number(3));
        }
    }

    private ClockDefinition.Cadence cadence() {
        return new ClockDefinition.Cadence(dice.percent(50), dice.of(0, 1, 3), 1, dice.of(2, 15), dice.of(1, 7), 1);
    }

    private ClockRule rule(RuleDraft clock) {
        ClockDefinition definition = clock.clock();
        boolean cadence = definition.scope() == ClockDefinition.Scope.CADENCE;
        List<ClockRule.Rung> ladder = new ArrayList<>();
        for (int i = dice.of(0, 0, 1, 2); i > 0; i--) {
            ladder.add(new ClockRule.Rung(
                    "rung" + i,
                    dice.of(
                            Span.elapsed(30 * MINUTE),
                            Span.elapsed(1440 * MINUTE),
                            Span.workingDays(1),
                            Span.workingDays(2))));
        }
        priority += 1 + dice.number(2);
        return new ClockRule(
                definition,
                dice.percent(50) ? priority : -priority,
                match(),
                !cadence && dice.percent(35),
                cadence ? null : dice.maybe(92, this::limit),
                dice.maybe(25, () -> dice.of("city", "alt", "town")),
                dice.maybe(
                        60,
                        () -> dice.of(
                                Span.elapsed(0),
                                Span.elapsed(30 * MINUTE),
                                Span.elapsed(1440 * MINUTE),
                                Span.workingDays(1),
                                Span.workingDays(2))),
                ladder,
                dice.of(0, 0, 1, 3),
                dice.maybe(25, () -> dice.of(0L, 60 * MINUTE, 1440 * MINUTE)),
                dice.percent(50),
                cadence && dice.percent(40) ? cadence() : null,
                "");
    }

    private Span limit() {
        return switch (dice.number(3)) {
            case 0 -> Span.elapsed(MINUTE * dice.of(0, 30, 60, 120, 1440, 2880, 7 * 1440));
            case 1 -> Span.workingTime(MINUTE * dice.of(0, 30, 180, 240, 420, 450, 840, 1260));
            default -> Span.workingDays(dice.of(0, 1, 1, 2, 3, 5));
        };
    }

    private OrderMatch match() {
        if (isDecided && dice.percent(80)) {
            return OrderMatch.ALL;
        }
        return new OrderMatch(
                dice.percent(5) ? Set.of("mailbox") : dice.percent(10) ? Set.of("hotline", "mailbox") : Set.of(),
                dice.percent(10) ? Set.of("phone") : Set.of(),
                dice.percent(10) ? EnumSet.of(Kind.COMPLAINT, Kind.HELP) : Set.of(),
                dice.percent(20) ? EnumSet.of(dice.of(Urgency.EMERGENCY, Urgency.ORDINARY)) : Set.of(),
                dice.percent(15) ? Set.of(dice.of("城建", "城建/道路", "城")) : Set.of(),
                dice.percent(15) ? Set.of(dice.of("u1", "u2", "u3")) : Set.of());
    }

    // ---- calendars ----

    private CalendarPlan calendar(String id) {
        List<CalendarPlan.Notice> notices = new ArrayList<>();
        for (int i = dice.of(0, 1, 1, 2, 3); i > 0; i--) {
            notices.add(notice(i));
        }
        return new CalendarPlan(
                id,
                id.equals("city"),
                id.equals("alt") && dice.percent(30) ? "UTC" : "Asia/Shanghai",
                dice.of(
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                        EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)),
                dice.of(
                        List.of(new CalendarPlan.Hours(540, 720), new CalendarPlan.Hours(810, 1050)),
                        List.of(new CalendarPlan.Hours(540, 1050)),
                        List.of(new CalendarPlan.Hours(0, 1440))),
                dice.percent(15),
                notices);
    }

    private CalendarPlan.Notice notice(int number) {
        Instant published = dice.percent(60) ? Instant.parse("2025-11-04T07:00:00Z") : dice.time();
        List<CalendarPlan.Day> days = new ArrayList<>();
        int from = dice.number(24) - 8;
        int many = dice.percent(10) ? 0 : 1 + dice.number(5);
        for (int i = 0; i < many; i++) {
            LocalDate day = dice.start().plusDays(from + i);
            days.add(new CalendarPlan.Day(day.toEpochDay(), "节", dice.percent(30)));
        }
        if (dice.percent(60)) {
            days.add(new CalendarPlan.Day(LocalDate.parse("2026-01-01").toEpochDay(), "元旦", false));
        }
        return new CalendarPlan.Notice(
                "n" + number,
                published.toEpochMilli(),
                dice.start().plusDays(dice.of(2, 5, 9, 14, 200)).toEpochDay(),
                days);
    }

    // ---- units ----

    /** Two units bear 丁局 one after the other, 甲局 becomes 甲新局, 丙镇 has a calendar of its own. */
    private Units units() {
        LocalDate day = dice.start().plusDays(dice.number(6));
        return new Units(List.of(
                unit("u1", dice.percent(50) ? "u2" : null, null, new Unit.Name("甲局", null, day), name("甲新局", day)),
                unit("u2", null, dice.maybe(30, () -> "alt"), new Unit.Name("乙局", null, null)),
                unit("u3", dice.percent(50) ? "u1" : null, "town", new Unit.Name("丙镇", null, null)),
                unit("u4", null, null, new Unit.Name("丁局", null, day)),
                unit("u5", null, dice.maybe(50, () -> "town"), name("丁局", day))));
    }

    private static Unit.Name name(String name, LocalDate from) {
        return new Unit.Name(name, from, null);
    }

    private static Unit unit(
            String id,
            @org.jspecify.annotations.Nullable String parent,
            @org.jspecify.annotations.Nullable String calendar,
            Unit.Name... names) {
        return new Unit(id, List.of(names), parent, Unit.Kind.DEPARTMENT, null, calendar);
    }
}
