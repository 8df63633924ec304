package mashang.sla;

import java.util.List;
import java.util.Map;
import mashang.sla.oracle.Oracle;
import mashang.units.Units;

/**
 * All that clocks are given besides events.
 *
 * @param graceMillis by feed
 */
record City(List<Policy> policies, List<CalendarPlan> calendars, Units units, Map<String, Long> graceMillis) {

    Oracle oracle() {
        return new Oracle(policies, calendars, units, graceMillis);
    }

    City with(Units registry) {
        return new City(policies, calendars, registry, graceMillis);
    }

    City with(CalendarPlan... plans) {
        return new City(policies, List.of(plans), units, graceMillis);
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
        return new City(policies, calendars, units, Map.of("hotline", minutes * 60_000));
    }
}
