package mashang.delivery;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import mashang.sla.Calendars;
import mashang.sla.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * When people are not to be disturbed (免打扰): outside a part of the day, and on days off. What comes then waits for the
 * beginning of that part on the next day it is worked, by the calendar as known when the alert was decided.
 *
 * @param from beginning of the part of the day in which alerts are delivered, local time of the calendar
 * @param until its end, excluded; after {@code from}
 * @param workingDaysOnly whether days off are quiet altogether
 */
public record QuietHours(LocalTime from, LocalTime until, boolean workingDaysOnly) implements Serializable {

    /** No holiday is longer than this; a calendar with longer ones disturbs somebody. */
    private static final int LONGEST_HOLIDAY_DAYS = 60;

    /**
     * When to deliver.
     *
     * @param time log time, epoch milliseconds
     * @param calendar id of the recipient's calendar; absent: the city's
     * @return the time itself where it is not quiet, or no calendar reaches
     */
    public long deliverAt(long time, @Nullable String calendar, Calendars calendars) {
        try {
            return morning(time, calendar, calendars);
        } catch (ArithmeticException | DateTimeException e) {
            return time; // at the end of all times nobody sleeps
        }
    }

    private long morning(long time, @Nullable String calendar, Calendars calendars) {
        WorkCalendar days = calendars.asKnownAt(calendar, time);
        ZonedDateTime at = Instant.ofEpochMilli(time).atZone(days.zone());
        LocalTime clock = at.toLocalTime();
        boolean isWorked = isAwake(days, days.dayOf(time));
        if (isWorked && !clock.isBefore(from) && clock.isBefore(until)) {
            return time;
        }
        ZonedDateTime morning = at.with(from);
        if (!clock.isBefore(from)) {
            morning = morning.plusDays(1);
        }
        for (int i = 0;
                i < LONGEST_HOLIDAY_DAYS && !isAwake(days, morning.toLocalDate().toEpochDay());
                i++) {
            morning = morning.plusDays(1);
        }
        return morning.toInstant().toEpochMilli();
    }

    private boolean isAwake(WorkCalendar days, long day) {
        return !workingDaysOnly || days.isWorkingDay(day);
    }
}
