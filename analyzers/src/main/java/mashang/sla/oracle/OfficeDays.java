package mashang.sla.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.sla.CalendarPlan;

/** A working calendar as it was known at a log time (2.8, 3): day by day, no tables. */
final class OfficeDays {
    /** No calendar has a hundred years of holidays: one that seems to has no working day at all. */
    private static final int HUNDRED_YEARS = 36_525;

    private final CalendarPlan plan;
    private final ZoneId zone;
    private final List<CalendarPlan.Notice> known;
    private final Map<Long, Boolean> noticed = new HashMap<>();

    OfficeDays(CalendarPlan plan, long asKnownAt) {
        this.plan = plan;
        zone = ZoneId.of(plan.zone());
        known = plan.notices().stream()
                .filter(n -> n.publishedAt() <= asKnownAt)
                .sorted(Comparator.comparingLong(CalendarPlan.Notice::publishedAt))
                .toList();
        for (CalendarPlan.Notice notice : known) {
            for (CalendarPlan.Day day : notice.days()) {
                noticed.put(day.day(), day.working());
            }
        }
    }

    ZoneId zone() {
        return zone;
    }

    boolean isWorking(LocalDate day) {
        return noticed.getOrDefault(day.toEpochDay(), plan.week().contains(day.getDayOfWeek()));
    }

    LocalDate dayOf(long time) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    }

    long startOf(LocalDate day) {
        return minuteOf(day, 0);
    }

    /** When a working day ends. */
    long closeOf(LocalDate day) {
        int last = plan.hours().get(plan.hours().size() - 1).until();
        return minuteOf(day, plan.closesAtMidnight() ? 24 * 60 : last);
    }

    /** Office hours of a day as pairs of from and until; empty where it is not worked. */
    List<long[]> hoursOf(LocalDate day) {
        List<long[]> hours = new ArrayList<>();
        if (isWorking(day)) {
            for (CalendarPlan.Hours h : plan.hours()) {
                hours.add(new long[] {minuteOf(day, h.from()), minuteOf(day, h.until())});
            }
        }
        return hours;
    }

    /** The |n|-th working day after a day, before it where n is negative; the day itself for 0. */
    LocalDate workingDayFrom(LocalDate day, long n) {
        LocalDate found = day;
        int idle = 0;
        for (long left = Math.abs(n); left > 0; ) {
            found = found.plusDays(n > 0 ? 1 : -1);
            idle++;
            if (isWorking(found)) {
                left--;
                idle = 0;
            } else if (idle > HUNDRED_YEARS) {
                throw new IllegalStateException("calendar " + plan.id() + " has no working days around " + day);
            }
        }
        return found;
    }

    /** The close of the n-th working day after the day of a time. */
    long closeAfter(long time, long n) {
        return closeOf(workingDayFrom(dayOf(time), n));
    }

    /** The same clock time on the |n|-th working day after, or before, the day of a time. */
    long shift(long time, long n) {
        LocalDateTime local = Instant.ofEpochMilli(time).atZone(zone).toLocalDateTime();
        return workingDayFrom(local.toLocalDate(), n)
                .atTime(local.toLocalTime())
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** Whether a time lies beyond what the notices confirm, or before what they speak of. */
    boolean isProvisional(long due) {
        return noticed.isEmpty()
                || due > startOf(LocalDate.ofEpochDay(lastConfirmed() + 1))
                || due < startOf(LocalDate.ofEpochDay(Collections.min(noticed.keySet())));
    }

    private long lastConfirmed() {
        return known.stream()
                .mapToLong(CalendarPlan.Notice::confirmedUntil)
                .max()
                .orElseThrow();
    }

    private long minuteOf(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant().toEpochMilli();
    }
}
