package mashang.config;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.sla.Passing;
import mashang.sla.Policy;
import mashang.units.Units;
import mashang.workorder.Step;

/**
 * What routes may name of a city.
 *
 * @param units those of the registry
 * @param calendars ids
 * @param clocks names
 * @param acknowledging roles that may acknowledge by some policy
 */
record RouteNames(Units units, List<String> calendars, Set<String> clocks, Set<String> acknowledging)
        implements Serializable {
    static RouteNames of(City city) {
        Set<String> clocks = new TreeSet<>();
        city.policies().forEach(policy -> policy.rules()
                .forEach(rule -> clocks.add(rule.clock().name())));
        clocks.add(Passing.CLOCK);
        Set<String> acknowledging = new TreeSet<>();
        for (Policy policy : city.policies()) {
            Policy.Office office = policy.office();
            for (Policy.Power power : office == null ? List.<Policy.Power>of() : office.powers()) {
                if (power.step() == Step.ACKNOWLEDGED) {
                    acknowledging.addAll(power.roles());
                }
            }
        }
        return new RouteNames(
                city.units(), city.calendars().stream().map(c -> c.id()).toList(), clocks, acknowledging);
    }
}
