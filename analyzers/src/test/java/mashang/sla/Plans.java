package mashang.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.units.Unit;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;

/** Calendars and units for the cases: 2026 in an office that works 9–12 and 13:30–17:30. */
final class Plans {
    private static final List<CalendarPlan.Hours> HOURS =
            List.of(new CalendarPlan.Hours(9 * 60, 12 * 60), new CalendarPlan.Hours(13 * 60 + 30, 17 * 60 + 30));
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** As announced in November 2025, confirmed until 24 December 2026. */
    static final CalendarPlan.Notice YEAR_2026 = notice("2025-11-04T15:00", "2026-12-24", year2026());

    static final CalendarPlan CITY =
            new CalendarPlan("city", true, "Asia/Shanghai", WEEK, HOURS, false, List.of(YEAR_2026));

    private Plans() {}

    private static List<CalendarPlan.Day> year2026() {
        List<CalendarPlan.Day> days = new ArrayList<>();
        days.addAll(days("2026-01-01", "2026-01-03", "元旦", false));
        days.addAll(days("2026-01-04", "2026-01-04", "元旦", true));
        days.addAll(days("2026-02-14", "2026-02-14", "春节", true));
        days.addAll(days("2026-02-15", "2026-02-23", "春节", false));
        days.addAll(days("2026-02-28", "2026-02-28", "春节", true));
        days.addAll(days("2026-04-04", "2026-04-06", "清明节", false));
        days.addAll(days("2026-05-01", "2026-05-05", "劳动节", false));
        days.addAll(days("2026-05-09", "2026-05-09", "劳动节", true));
        return days;
    }

    static List<CalendarPlan.Day> days(String from, String until, String name, boolean working) {
        return LocalDate.parse(from)
                .datesUntil(LocalDate.parse(until).plusDays(1))
                .map(d -> new CalendarPlan.Day(d.toEpochDay(), name, working))
                .toList();
    }

    static CalendarPlan.Notice notice(String published, String confirmed, List<CalendarPlan.Day> days) {
        return new CalendarPlan.Notice(
                published,
                EventText.time(published).toEpochMilli(),
                LocalDate.parse(confirmed).toEpochDay(),
                days);
    }

    /** The city's calendar with one more notice. */
    static CalendarPlan amended(CalendarPlan.Notice amendment) {
        return new CalendarPlan("city", true, "Asia/Shanghai", WEEK, HOURS, false, List.of(YEAR_2026, amendment));
    }

    static CalendarPlan closingAtMidnight() {
        return new CalendarPlan("city", true, "Asia/Shanghai", WEEK, HOURS, true, List.of(YEAR_2026));
    }

    /** Another calendar that also works on Saturdays. */
    static CalendarPlan saturdays(String id) {
        return new CalendarPlan(
                id,
                false,
                "Asia/Shanghai",
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                HOURS,
                false,
                List.of(YEAR_2026));
    }

    /** 旧局, since March 2026 called 新局, under 大局; 镇 with a calendar of its own. */
    static Units units() {
        LocalDate renamed = LocalDate.parse("2026-03-01");
        return new Units(List.of(
                new Unit(
                        "u1",
                        List.of(new Unit.Name("旧局", null, renamed), new Unit.Name("新局", renamed, null)),
                        "u2",
                        Unit.Kind.DEPARTMENT,
                        null,
                        null),
                unit("u2", "大局", null),
                unit("u3", "镇", "town")));
    }

    private static Unit unit(String id, String name, @Nullable String calendar) {
        return new Unit(id, List.of(new Unit.Name(name, null, null)), null, Unit.Kind.TOWN, null, calendar);
    }

    static City city(RuleDraft... rules) {
        List<ClockRule> done = List.of(rules).stream().map(RuleDraft::done).toList();
        return city(new Policy("test", 1, EventText.time("2020-01-01T00:00"), done, null));
    }

    static City city(Policy... policies) {
        return new City(List.of(policies), List.of(CITY), Units.none(), Map.of());
    }
}
