package mashang.sla;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A working calendar (工作日历) as known at some time. See {@code CLOCKS.md}, 2.6, 2.8, 3, 5 and 6. Times are epoch
 * milliseconds, days epoch days of the calendar's zone; {@link Long#MAX_VALUE} as a time is "never" and stays so. The year
 * 9999 is its last. Immutable.
 */
public final class WorkCalendar implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long MINUTE = 60_000;
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /** More than there are to the last day: further sums cannot overflow. */
    private static final long MANY_DAYS = 1_000_000_000;

    private static final long MANY_MILLIS = MANY_DAYS * ZoneDays.DAY;

    /** The longest time that is taken apart, 100 years: a mistaken end must not fill the memory. */
    private static final long LONGEST_APART = 36_525 * ZoneDays.DAY;

    private final transient CalendarPlan plan;
    private final transient ZoneDays days;
    private final transient Map<Long, CalendarPlan.Day> noted = new HashMap<>();
    private final transient EnumSet<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);

    /** Beginnings and ends of office hours in turn, clock times. */
    private final transient long[] hours;

    private final transient long closeClock;
    private final transient long perDay;
    private final transient long firstNoted;
    private final transient long confirmedUntil;

    /** Made when first needed: of many versions of a calendar few are asked. Racing threads make equal ones. */
    private transient @Nullable OfficeDays counted;

    WorkCalendar(CalendarPlan plan, ZoneDays days) {
        this.plan = plan;
        this.days = days;
        this.week.addAll(plan.week());
        this.hours = hours(plan);
        this.closeClock = plan.closesAtMidnight() ? ZoneDays.DAY : hours[hours.length - 1];
        long sum = 0;
        for (int i = 0; i < hours.length; i += 2) {
            sum += hours[i + 1] - hours[i];
        }
        this.perDay = sum;
        List<CalendarPlan.Notice> notices = new ArrayList<>(plan.notices());
        notices.sort(Comparator.comparingLong(CalendarPlan.Notice::publishedAt));
        notices.forEach(notice -> notice.days().forEach(day -> noted.put(day.day(), day)));
        this.firstNoted =
                noted.keySet().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        this.confirmedUntil = notices.stream()
                .mapToLong(CalendarPlan.Notice::confirmedUntil)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** A calendar with all its notices known. Throws IllegalArgumentException where the hours are none, or not in order. */
    public static WorkCalendar of(CalendarPlan plan) {
        return new WorkCalendar(plan, Calendars.span(plan));
    }

    private static long[] hours(CalendarPlan plan) {
        long[] hours = new long[2 * plan.hours().size()];
        long last = -1;
        for (int i = 0; i < hours.length; i += 2) {
            CalendarPlan.Hours one = plan.hours().get(i / 2);
            hours[i] = one.from() * MINUTE;
            hours[i + 1] = one.until() * MINUTE;
            if (hours[i] < Math.max(last, 0) || hours[i + 1] <= hours[i] || hours[i + 1] > ZoneDays.DAY) {
                throw new IllegalArgumentException("office hours of " + plan.id() + ": " + plan.hours());
            }
            last = hours[i + 1];
        }
        if (hours.length == 0) {
            throw new IllegalArgumentException("no office hours: " + plan.id());
        }
        return hours;
    }

    /** Name of the calendar. */
    public String id() {
        return plan.id();
    }

    /** The zone whose days and hours are meant. */
    public ZoneId zone() {
        return days.zone();
    }

    /**
     * The n-th close of a working day after the start's day at which nothing is on hold; n = 0: the first close after the
     * start. MAX_VALUE: never.
     *
     * @param workingDays n, 0 or more
     */
    public long closeAfter(long start, long workingDays, Pauses pauses) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("a span is never negative: " + workingDays);
        }
        if (start == Long.MAX_VALUE || workingDays > MANY_DAYS) {
            return Long.MAX_VALUE;
        }
        WorkDays worked = counted().days;
        long next = workingDays == 0 ? closesBefore(start + 1) : worked.before(days.dayOf(start) + 1);
        long left = Math.max(1, workingDays);
        for (int i = 0; i < pauses.count(); i++) {
            long until = pauses.until(i);
            if (until <= start) {
                continue;
            }
            long free = closesBefore(pauses.from(i)) - next;
            if (free >= left) {
                break;
            }
            if (until == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            left -= Math.max(0, free);
            next = Math.max(next, closesBefore(until));
        }
        long day = worked.day(next + left - 1);
        return day > LAST_DAY ? Long.MAX_VALUE : close(day);
    }

    /**
     * The earliest moment by which so much unpaused office time has passed since the start. MAX_VALUE: never.
     *
     * @param millis 0 or more; with 0 it is the start
     */
    public long plusWorkingTime(long start, long millis, Pauses pauses) {
        if (millis < 0) {
            throw new IllegalArgumentException("a span is never negative: " + millis);
        }
        if (millis == 0 || start == Long.MAX_VALUE) {
            return start;
        }
        if (millis > MANY_MILLIS) {
            return Long.MAX_VALUE;
        }
        long passed = officeBefore(start);
        long at = start;
        long left = millis;
        for (int i = 0; i < pauses.count(); i++) {
            long until = pauses.until(i);
            if (until <= at) {
                continue;
            }
            long free = officeBefore(Math.max(at, pauses.from(i))) - passed;
            if (free >= left) {
                break;
            }
            if (until == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            left -= free;
            at = until;
            passed = officeBefore(until);
        }
        return whenPassed(passed + left);
    }

    /** Office time from one moment to another, milliseconds, nothing being on hold; negative where they are the wrong way round. */
    public long officeTime(long from, long until) {
        return officeBefore(until) - officeBefore(from);
    }

    /**
     * The same clock time on the n-th working day after the time's day, or before it where n is negative; with 0 the time
     * itself. MAX_VALUE or MIN_VALUE: there is no such day.
     */
    public long shift(long time, long workingDays) {
        if (workingDays == 0 || time == Long.MAX_VALUE) {
            return time;
        }
        if (Math.abs(workingDays) > MANY_DAYS || workingDays == Long.MIN_VALUE) {
            return workingDays > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        WorkDays worked = counted().days;
        long from = days.dayOf(time);
        long day = worked.day(
                workingDays > 0 ? worked.before(from + 1) + workingDays - 1 : worked.before(from) + workingDays);
        if (day > LAST_DAY) {
            return Long.MAX_VALUE;
        }
        return day == Long.MIN_VALUE ? day : days.at(day, days.clockTime(from, time));
    }

    /** The same local time so many calendar months later, or on the month's last day. */
    public long plusMonths(long time, int months) {
        if (time == Long.MAX_VALUE) {
            return time;
        }
        return Instant.ofEpochMilli(time)
                .atZone(days.zone())
                .plusMonths(months)
                .toInstant()
                .toEpochMilli();
    }

    /**
     * Whether this moment is after the end of the last confirmed day, or before the first day of which a notice speaks. So is
     * every moment where no notice speaks of a day.
     */
    public boolean isProvisional(long time) {
        return firstNoted == Long.MAX_VALUE || time < days.start(firstNoted) || time > days.start(confirmedUntil + 1);
    }

    /** The last confirmed day; MIN_VALUE: none is. */
    public long confirmedUntil() {
        return confirmedUntil;
    }

    /** The first day of which a notice speaks; MAX_VALUE: none does. */
    public long firstNoted() {
        return firstNoted;
    }

    /** The first day of which notices published at exactly this time speak; MAX_VALUE: none. */
    long firstOf(long publishedAt) {
        return plan.notices().stream()
                .filter(notice -> notice.publishedAt() == publishedAt)
                .flatMap(notice -> notice.days().stream())
                .mapToLong(CalendarPlan.Day::day)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The day of a moment. */
    public long dayOf(long time) {
        return days.dayOf(time);
    }

    /** The first moment of a day. */
    public long startOf(long day) {
        return days.start(day);
    }

    /** Whether a day is worked. */
    public boolean isWorkingDay(long day) {
        return counted().days.isWorked(day);
    }

    /** When the offices open, on a day that is worked. */
    public long open(long day) {
        return days.at(day, hours[0]);
    }

    /** The close of a day that is worked: the end of its office hours, or 24:00 where the calendar says so. */
    public long close(long day) {
        return days.at(day, closeClock);
    }

    /** The holiday that a notice names for this day, be it off or worked; absent where none speaks of it. */
    public @Nullable String nameOf(long day) {
        CalendarPlan.Day one = noted.get(day);
        return one == null ? null : one.name();
    }

    /**
     * A time taken apart: stretches in order, without gaps, neighbours that are the same joined. Nothing where it does not
     * end after it begins; IllegalArgumentException where it is longer than 100 years.
     */
    public List<Stretch> stretches(long from, long until) {
        List<Stretch> stretches = new ArrayList<>();
        if (until <= from) {
            return stretches;
        }
        if (until - from < 0 || until - from > LONGEST_APART) {
            throw new IllegalArgumentException("too long to be explained: " + from + " to " + until);
        }
        Joined joined = new Joined(from, until, stretches);
        for (long day = days.dayOf(from); days.start(day) < until; day++) {
            addDay(day, joined);
        }
        return stretches;
    }

    private void addDay(long day, Joined joined) {
        String name = nameOf(day);
        long at = days.start(day);
        long end = days.start(day + 1);
        if (!isWorkingDay(day)) {
            CalendarPlan.Day one = noted.get(day);
            boolean holiday = one != null && !one.working();
            joined.add(at, end, holiday ? Stretch.Kind.HOLIDAY : Stretch.Kind.WEEKEND, name);
            return;
        }
        Stretch.Kind office = isOrdinary(day) ? Stretch.Kind.OFFICE_HOURS : Stretch.Kind.MAKE_UP;
        for (int i = 0; i < hours.length; i += 2) {
            long until = days.at(day, hours[i + 1]);
            joined.add(at, days.at(day, hours[i]), Stretch.Kind.OUT_OF_HOURS, null);
            joined.add(days.at(day, hours[i]), until, office, name);
            at = until;
        }
        joined.add(at, end, Stretch.Kind.OUT_OF_HOURS, null);
    }

    /** Whether the ordinary week works this day. */
    private boolean isOrdinary(long day) {
        return week.contains(DayOfWeek.of((int) Math.floorMod(day + 3, 7L) + 1));
    }

    /** The number of the first working day that does not close before this time. */
    private long closesBefore(long time) {
        if (time == Long.MAX_VALUE) {
            return time;
        }
        WorkDays worked = counted().days;
        long day = days.dayOf(time);
        long number = worked.before(day);
        if (worked.isWorked(day) && close(day) < time) {
            return number + 1;
        }
        // A close at 24:00 is the first moment of the day after.
        return worked.isWorked(day - 1) && close(day - 1) >= time ? number - 1 : number;
    }

    /** Office time before a moment, since the beginning of the span that is looked up; negative before that. */
    private long officeBefore(long time) {
        OfficeDays office = counted();
        long day = days.dayOf(time);
        long passed = office.before(office.days.before(day));
        return office.days.isWorked(day) ? passed + officeBetween(day, time) : passed;
    }

    /** Office time of a working day before a moment of it. */
    private long officeBetween(long day, long time) {
        long passed = 0;
        for (int i = 0; i < hours.length; i += 2) {
            long from = days.at(day, hours[i]);
            if (time <= from) {
                break;
            }
            passed += Math.min(time, days.at(day, hours[i + 1])) - from;
        }
        return passed;
    }

    /** The earliest moment before which there is so much office time. */
    private long whenPassed(long target) {
        OfficeDays office = counted();
        long number = office.numberAt(target);
        long day = office.days.day(number);
        if (day > LAST_DAY) {
            return Long.MAX_VALUE;
        }
        long left = target - office.before(number);
        for (int i = 0; i < hours.length; i += 2) {
            long from = days.at(day, hours[i]);
            long length = days.at(day, hours[i + 1]) - from;
            if (left <= length) {
                return from + left;
            }
            left -= length;
        }
        return days.at(day, hours[hours.length - 1]);
    }

    private OfficeDays counted() {
        OfficeDays known = counted;
        if (known == null) {
            known = new OfficeDays(new WorkDays(days.first(), days.count(), this::isOpen, this::isOrdinary));
            counted = known;
        }
        return known;
    }

    /** Whether a day of the span is worked; one that the zone skips has no office hours. */
    private boolean isOpen(long day) {
        CalendarPlan.Day one = noted.get(day);
        boolean worked = one == null ? isOrdinary(day) : one.working();
        return worked && (days.isEven(day) || officeBetween(day, Long.MAX_VALUE) > 0);
    }

    private Object writeReplace() {
        return new Written(plan);
    }

    @SuppressWarnings("unused") // by serialization: only the plan may be read
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("written as its plan");
    }

    /** What is written of it: the tables are made anew. */
    private record Written(CalendarPlan plan) implements Serializable {
        private Object readResolve() {
            return of(plan);
        }
    }

    /** Working days and the office time before each of them. */
    private final class OfficeDays {
        final WorkDays days;

        /** Absent where all working days of the span have equally much, which is so without summer time. */
        private final long @Nullable [] before;

        OfficeDays(WorkDays days) {
            this.days = days;
            this.before = WorkCalendar.this.days.isAlwaysEven() ? null : sums();
        }

        private long[] sums() {
            long[] sums = new long[days.total() + 1];
            for (int i = 0; i < days.total(); i++) {
                sums[i + 1] = sums[i] + lengthOf(days.day(i));
            }
            return sums;
        }

        private long lengthOf(long day) {
            return WorkCalendar.this.days.isEven(day) ? perDay : officeBetween(day, Long.MAX_VALUE);
        }

        long before(long number) {
            if (before == null || number <= 0) {
                return number * perDay;
            }
            long more = number - before.length + 1;
            return more > 0 ? before[before.length - 1] + more * perDay : before[(int) number];
        }

        /** The number of the working day in which so much has passed. */
        long numberAt(long target) {
            long number = Math.floorDiv(target - 1, perDay);
            while (before(number) >= target) {
                number--;
            }
            while (before(number + 1) < target) {
                number++;
            }
            return number;
        }
    }

    /** Stretches cut to a time and joined with the one before where they are the same. */
    private record Joined(long from, long until, List<Stretch> stretches) {
        void add(long begin, long end, Stretch.Kind kind, @Nullable String name) {
            long cutBegin = Math.max(from, begin);
            long cutEnd = Math.min(until, end);
            if (cutBegin >= cutEnd) {
                return;
            }
            int last = stretches.size() - 1;
            Stretch before = last < 0 ? null : stretches.get(last);
            if (before != null && before.kind() == kind && Objects.equals(before.name(), name)) {
                stretches.set(last, new Stretch(before.from(), cutEnd, kind, name));
            } else {
                stretches.add(new Stretch(cutBegin, cutEnd, kind, name));
            }
        }
    }
}
