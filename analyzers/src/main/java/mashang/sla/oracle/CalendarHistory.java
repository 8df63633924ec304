package mashang.sla.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.sla.CalendarPlan;

/** The calendars as they were known from each publication of a notice until the next (3). */
final class CalendarHistory {
    private final TreeMap<Long, Map<String, OfficeDays>> knownFrom = new TreeMap<>();

    CalendarHistory(List<CalendarPlan> plans) {
        TreeSet<Long> moments = new TreeSet<>(publications(plans));
        moments.add(Long.MIN_VALUE);
        for (long moment : moments) {
            Map<String, OfficeDays> known = new HashMap<>();
            for (CalendarPlan plan : plans) {
                known.put(plan.id(), new OfficeDays(plan, moment));
            }
            knownFrom.put(moment, known);
        }
    }

    /** When any calendar had a notice published, ascending. */
    static List<Long> publications(List<CalendarPlan> plans) {
        return plans.stream()
                .flatMap(p -> p.notices().stream())
                .map(CalendarPlan.Notice::publishedAt)
                .distinct()
                .sorted()
                .toList();
    }

    /** All calendars by id, as known at a log time. */
    Map<String, OfficeDays> at(long time) {
        return knownFrom.floorEntry(time).getValue();
    }
}
