package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mashang.units.Units;

/** Cities with one thing less. */
final class Shrinking {
    private Shrinking() {}

    static List<City> of(City city) {
        List<City> less = new ArrayList<>();
        for (int i = 0; i < city.policies().size(); i++) {
            less.add(with(city, World.without(city.policies(), i)));
            for (Policy policy : lessOf(city.policies().get(i))) {
                less.add(with(city, replaced(city.policies(), i, policy)));
            }
        }
        for (int i = 0; i < city.calendars().size(); i++) {
            for (CalendarPlan plan : lessOf(city.calendars().get(i))) {
                less.add(new City(
                        city.policies(),
                        replaced(city.calendars(), i, plan),
                        city.units(),
                        city.graceMillis(),
                        city.news()));
            }
        }
        for (int i = 0; i < city.news().size(); i++) {
            less.add(city.with(World.without(city.news(), i)));
        }
        if (!city.units().all().isEmpty()) {
            less.add(city.with(Units.none()));
        }
        if (!city.graceMillis().isEmpty()) {
            less.add(new City(city.policies(), city.calendars(), city.units(), Map.of(), city.news()));
        }
        return less;
    }

    private static City with(City city, List<Policy> policies) {
        return new City(policies, city.calendars(), city.units(), city.graceMillis(), city.news());
    }

    private static <T> List<T> replaced(List<T> list, int index, T element) {
        List<T> copy = new ArrayList<>(list);
        copy.set(index, element);
        return copy;
    }

    private static List<Policy> lessOf(Policy p) {
        List<Policy> less = new ArrayList<>();
        if (p.buckPassing() != null) {
            less.add(new Policy(p.id(), p.version(), p.effectiveFrom(), p.rules(), null, p.office()));
        }
        if (p.office() != null) {
            less.add(new Policy(p.id(), p.version(), p.effectiveFrom(), p.rules(), p.buckPassing()));
        }
        for (int i = 0; i < p.rules().size(); i++) {
            List<List<ClockRule>> rules = new ArrayList<>(List.of(World.without(p.rules(), i)));
            for (ClockRule rule : lessOf(p.rules().get(i))) {
                rules.add(replaced(p.rules(), i, rule));
            }
            rules.forEach(
                    r -> less.add(new Policy(p.id(), p.version(), p.effectiveFrom(), r, p.buckPassing(), p.office())));
        }
        return less;
    }

    private static List<ClockRule> lessOf(ClockRule r) {
        List<ClockRule> less = new ArrayList<>(List.of(
                new ClockRule(
                        r.clock(),
                        r.priority(),
                        OrderMatch.ALL,
                        r.suppliedDue(),
                        r.limit(),
                        r.calendar(),
                        r.warnBefore(),
                        r.ladder(),
                        r.reminders(),
                        r.graceMillis(),
                        r.issuesLight(),
                        r.cadence(),
                        ""),
                new ClockRule(
                        r.clock(),
                        r.priority(),
                        r.match(),
                        r.suppliedDue(),
                        r.limit(),
                        r.calendar(),
                        null,
                        r.ladder(),
                        r.reminders(),
                        r.graceMillis(),
                        r.issuesLight(),
                        r.cadence(),
                        ""),
                new ClockRule(
                        r.clock(),
                        r.priority(),
                        r.match(),
                        r.suppliedDue(),
                        r.limit(),
                        r.calendar(),
                        r.warnBefore(),
                        List.of(),
                        r.reminders(),
                        r.graceMillis(),
                        r.issuesLight(),
                        r.cadence(),
                        ""),
                new ClockRule(
                        r.clock(),
                        r.priority(),
                        r.match(),
                        false,
                        r.limit(),
                        null,
                        r.warnBefore(),
                        r.ladder(),
                        0,
                        null,
                        "")));
        less.removeIf(r::equals);
        return less;
    }

    private static List<CalendarPlan> lessOf(CalendarPlan c) {
        List<CalendarPlan> less = new ArrayList<>();
        for (int i = 0; i < c.notices().size(); i++) {
            less.add(with(c, World.without(c.notices(), i)));
            CalendarPlan.Notice n = c.notices().get(i);
            for (int d = 0; d < n.days().size(); d++) {
                CalendarPlan.Notice fewer = new CalendarPlan.Notice(
                        n.name(), n.publishedAt(), n.confirmedUntil(), World.without(n.days(), d));
                less.add(with(c, replaced(c.notices(), i, fewer)));
            }
        }
        return less;
    }

    private static CalendarPlan with(CalendarPlan c, List<CalendarPlan.Notice> notices) {
        return new CalendarPlan(c.id(), c.isDefault(), c.zone(), c.week(), c.hours(), c.closesAtMidnight(), notices);
    }
}
