package mashang.config;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.sla.Passing;
import mashang.units.Units;

/**
 * What routes may name of a city.
 *
 * @param units those of the registry
 * @param calendars ids
 * @param clocks names
 */
record RouteNames(Units units, List<String> calendars, Set<String> clocks) implements Serializable {
    static RouteNames of(City city) {
        Set<String> clocks = new TreeSet<>();
        city.policies().forEach(policy -> policy.rules()
                .forEach(rule -> clocks.add(rule.clock().name())));
        clocks.add(Passing.CLOCK);
        return new RouteNames(
                city.units(), city.calendars().stream().map(c -> c.id()).toList(), clocks);
    }
}
