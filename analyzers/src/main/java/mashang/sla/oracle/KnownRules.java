package mashang.sla.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import mashang.sla.CalendarPlan;

/** The rules as they were known from each publication until the next (3). */
final class KnownRules {
    private final TreeMap<Long, Known> knownFrom = new TreeMap<>();

    /**
     * What is known.
     *
     * @param days calendars by id
     */
    record Known(Rulebook rules, Map<String, OfficeDays> days) {}

    KnownRules(Rulebook rules) {
        SortedSet<Long> moments = rules.moments();
        moments.add(Long.MIN_VALUE);
        for (long moment : moments) {
            Rulebook known = rules.asKnownAt(moment);
            Map<String, OfficeDays> days = new HashMap<>();
            for (CalendarPlan plan : known.calendars()) {
                days.put(plan.id(), new OfficeDays(plan, moment));
            }
            knownFrom.put(moment, new Known(known, days));
        }
    }

    /** When anything became known, ascending. */
    NavigableSet<Long> moments() {
        return knownFrom.tailMap(Long.MIN_VALUE, false).navigableKeySet();
    }

    /** What was known at a log time. */
    Known at(long time) {
        return knownFrom.floorEntry(time).getValue();
    }
}
