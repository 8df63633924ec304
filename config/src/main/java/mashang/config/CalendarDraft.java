package mashang.config;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import mashang.sla.CalendarPlan;
import org.jspecify.annotations.Nullable;

/**
 * A calendar file as read, before it is known what it inherits.
 *
 * @param node the file as a whole
 * @param id its name
 * @param isDefault whether it says it is the default
 * @param parent where it names the calendar that it extends; absent: it stands by itself
 * @param zone absent: inherited, as are the next three
 * @param week days worked in an ordinary week
 * @param hours office hours
 * @param closesAtMidnight whether a working day ends at 24:00
 * @param notices those of this file, in the order written
 */
record CalendarDraft(
        YamlNode node,
        String id,
        boolean isDefault,
        @Nullable YamlNode parent,
        @Nullable ZoneId zone,
        @Nullable Set<DayOfWeek> week,
        @Nullable List<CalendarPlan.Hours> hours,
        @Nullable Boolean closesAtMidnight,
        List<NoticeDraft> notices) {

    /**
     * A notice as read: a day of publication has no moment before the zone is known.
     *
     * @param node the notice as a whole
     * @param amends where it names the notice that it amends; absent: it amends none
     * @param year the year it is for
     * @param name its title
     * @param publishedOn the day it was published
     * @param publishedAt when exactly; absent: with the beginning of that day
     * @param confirmedUntil the last day that can count on no further notice
     * @param days the days of which it speaks
     */
    record NoticeDraft(
            YamlNode node,
            @Nullable YamlNode amends,
            int year,
            String name,
            LocalDate publishedOn,
            @Nullable Instant publishedAt,
            LocalDate confirmedUntil,
            List<CalendarPlan.Day> days) {

        Instant publishedIn(ZoneId zone) {
            return publishedAt == null ? publishedOn.atStartOfDay(zone).toInstant() : publishedAt;
        }
    }
}
