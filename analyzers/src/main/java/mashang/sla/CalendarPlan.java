package mashang.sla;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/**
 * A working calendar as a city writes it down (工作日历): the ordinary week, and the notices that depart from it.
 *
 * @param id its name
 * @param isDefault whether it is for everybody who names no other; true of exactly one calendar of a city
 * @param zone id of the time zone whose days and hours are meant
 * @param week the days that are worked where no notice says otherwise
 * @param hours office hours of a working day, in order, apart from each other; never empty
 * @param closesAtMidnight whether a working day ends at 24:00; else at the end of its last office hours
 * @param notices what was announced, in the order written
 */
public record CalendarPlan(
        String id,
        boolean isDefault,
        String zone,
        Set<DayOfWeek> week,
        List<Hours> hours,
        boolean closesAtMidnight,
        List<Notice> notices)
        implements Serializable {

    CalendarPlan withNotices(List<Notice> others, boolean byDefault) {
        return new CalendarPlan(id, byDefault, zone, week, hours, closesAtMidnight, others);
    }

    /**
     * Office hours.
     *
     * @param from first minute of the day, 0 to 1439
     * @param until the minute after the last, at most 1440
     */
    public record Hours(int from, int until) implements Serializable {}

    /**
     * An announcement of holidays and of make-up working days (放假通知), or an amendment of one.
     *
     * @param name its number or title, for people
     * @param publishedAt epoch milliseconds; who decides before it does not know it
     * @param confirmedUntil the last day, as epoch day, that can count on no further notice
     * @param days the days of which it speaks; of the notices that speak of a day the one published last is right
     */
    public record Notice(String name, long publishedAt, long confirmedUntil, List<Day> days) implements Serializable {

        /** Whether it is the same announcement, whenever it was published. */
        public boolean saysTheSameAs(Notice other) {
            return name.equals(other.name) && confirmedUntil == other.confirmedUntil && days.equals(other.days);
        }

        Notice publishedAt(long time) {
            return new Notice(name, time, confirmedUntil, days);
        }
    }

    /**
     * A day that is not as the week has it, or no longer is what an earlier notice made of it.
     *
     * @param day epoch day
     * @param name what for: 春节, 国庆节 …
     * @param working whether it is worked
     */
    public record Day(long day, String name, boolean working) implements Serializable {}
}
