package mashang.sla;

import java.util.List;
import java.util.Map;
import mashang.sla.oracle.Oracle;
import mashang.units.Units;

/**
 * All that clocks are given besides events.
 *
 * @param graceMillis by feed
 * @param news what became known later
 */
record City(
        List<Policy> policies,
        List<CalendarPlan> calendars,
        Units units,
        Map<String, Long> graceMillis,
        List<RuleNews> news) {

    /** Everything is known from the beginning. */
    City(List<Policy> policies, List<CalendarPlan> calendars, Units units, Map<String, Long> graceMillis) {
        this(policies, calendars, units, graceMillis, List.of());
    }

    Oracle oracle() {
        return new Oracle(policies, calendars, units, graceMillis, news);
    }

    /** Before any news. */
    Clocks clocks() {
        return new Clocks(policies, Calendars.of(calendars), units, graceMillis);
    }

    /** With all news, of whatever time. */
    Clocks informed() {
        Clocks clocks = clocks();
        for (RuleNews each : news) {
            clocks = clocks.with(each);
        }
        return clocks;
    }

    City with(List<RuleNews> others) {
        return new City(policies, calendars, units, graceMillis, others);
    }

    City with(Units registry) {
        return new City(policies, calendars, registry, graceMillis, news);
    }

    City with(CalendarPlan... plans) {
        return new City(policies, List.of(plans), units, graceMillis, news);
    }

    /** With the same office in all policies. */
    City office(Policy.Power... powers) {
        Policy.Office office = new Policy.Office(List.of(powers));
        List<Policy> with = policies.stream()
                .map(p -> new Policy(p.id(), p.version(), p.effectiveFrom(), p.rules(), p.buckPassing(), office))
                .toList();
        return new City(with, calendars, units, graceMillis);
    }

    City grace(long minutes) {
        return new City(policies, calendars, units, Map.of("hotline", minutes * 60_000), news);
    }
}
