package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The tables say what walking from day to day and minute to minute says, whatever the plan. */
class WorkCalendarEqualsNaiveTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long BEGIN = Instant.parse("2024-12-01T00:00:00Z").toEpochMilli();
    private static final long FIRST = LocalDate.of(2025, 1, 1).toEpochDay();

    @Property(tries = 300)
    void closesAndShiftsAreThoseOfWalkingFromDayToDay(@ForAll long seed) {
        Random dice = new Random(seed);
        CalendarPlan plan = plan(dice);
        long logTime = BEGIN + (long) (dice.nextDouble() * 200 * DAY);
        WorkCalendar calendar = Calendars.of(List.of(plan)).asKnownAt("c", logTime);
        NaiveCalendar naive = new NaiveCalendar(plan, logTime);
        for (int i = 0; i < 20; i++) {
            long start = time(dice, plan);
            Pauses pauses = pauses(dice, start);
            int days = dice.nextInt(25);
            assertThat(calendar.closeAfter(start, days, pauses))
                    .as("%d days after %s, on hold %s, %s", days, Instant.ofEpochMilli(start), pauses, plan)
                    .isEqualTo(naive.closeAfter(start, days, pauses));
            int shift = dice.nextInt(41) - 20;
            assertThat(calendar.shift(start, shift))
                    .as("%s by %d, %s", Instant.ofEpochMilli(start), shift, plan)
                    .isEqualTo(naive.shift(start, shift));
        }
    }

    @Property(tries = 100)
    void officeTimeIsThatOfWalkingFromMinuteToMinute(@ForAll long seed) {
        Random dice = new Random(seed);
        CalendarPlan plan = plan(dice);
        long logTime = BEGIN + (long) (dice.nextDouble() * 200 * DAY);
        WorkCalendar calendar = Calendars.of(List.of(plan)).asKnownAt("c", logTime);
        NaiveCalendar naive = new NaiveCalendar(plan, logTime);
        for (int i = 0; i < 4; i++) {
            long start = time(dice, plan);
            Pauses pauses = pauses(dice, start);
            long millis = dice.nextInt(4) == 0 ? dice.nextInt(20) * 30L * 60_000 : dice.nextInt((int) (40 * HOUR));
            assertThat(calendar.plusWorkingTime(start, millis, pauses))
                    .as("%d ms after %s, on hold %s, %s", millis, Instant.ofEpochMilli(start), pauses, plan)
                    .isEqualTo(naive.plusWorkingTime(start, millis, pauses));
        }
    }

    @Property(tries = 100)
    void stretchesCoverATimeAndCountWhatOfficeTimeCounts(@ForAll long seed) {
        Random dice = new Random(seed);
        CalendarPlan plan = plan(dice);
        WorkCalendar calendar = WorkCalendar.of(plan);
        NaiveCalendar naive = new NaiveCalendar(plan, Long.MAX_VALUE);
        long from = time(dice, plan);
        long until = from + dice.nextInt((int) (20 * DAY));
        List<Stretch> stretches = calendar.stretches(from, until);
        long at = from;
        long counted = 0;
        for (Stretch stretch : stretches) {
            assertThat(stretch.from()).isEqualTo(at);
            at = stretch.until();
            counted += stretch.counts() ? at - stretch.from() : 0;
            LocalDate date = LocalDate.ofEpochDay(calendar.dayOf(stretch.from()));
            assertThat(naive.isWorked(date))
                    .isEqualTo(stretch.kind() != Stretch.Kind.WEEKEND && stretch.kind() != Stretch.Kind.HOLIDAY);
        }
        assertThat(at).isEqualTo(until);
        assertThat(counted).isEqualTo(calendar.officeTime(from, until));
    }

    @Property(tries = 300)
    void nothingChangesBeforeWhatANoticeIsSaidToChange(@ForAll long seed) {
        Random dice = new Random(seed);
        CalendarPlan plan = plan(dice);
        Calendars calendars = Calendars.of(List.of(plan));
        for (CalendarPlan.Notice notice : plan.notices()) {
            long published = notice.publishedAt();
            WorkCalendar before = calendars.asKnownAt("c", published - 1);
            WorkCalendar after = calendars.asKnownAt("c", published);
            long from = calendars.changesFrom(published);
            for (long day = FIRST - 10; day < FIRST + 400; day++) {
                long start = before.startOf(day);
                if (start < from) {
                    assertThat(after.isWorkingDay(day))
                            .as("%d in %s", day, plan)
                            .isEqualTo(before.isWorkingDay(day));
                    assertThat(after.isProvisional(start))
                            .as("%d in %s", day, plan)
                            .isEqualTo(before.isProvisional(start));
                }
            }
        }
    }

    /** Weeks, hours and notices that amend one another; some weeks are empty, some plans have no notices. */
    private static CalendarPlan plan(Random dice) {
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (dice.nextInt(7) < 5) {
                week.add(day);
            }
        }
        List<CalendarPlan.Hours> hours = new ArrayList<>();
        int from = dice.nextInt(4) == 0 ? 0 : dice.nextInt(600);
        for (int i = dice.nextInt(3); i >= 0 && from < 1400; i--) {
            int until = dice.nextInt(5) == 0 ? 1440 : Math.min(1440, from + 30 + dice.nextInt(300));
            hours.add(new CalendarPlan.Hours(from, until));
            from = until + dice.nextInt(120);
        }
        List<CalendarPlan.Notice> notices = new ArrayList<>();
        for (int i = dice.nextInt(5); i > 0; i--) {
            List<CalendarPlan.Day> days = new ArrayList<>();
            long day = FIRST + dice.nextInt(200);
            for (int j = dice.nextInt(12); j > 0; j--) {
                days.add(new CalendarPlan.Day(day, "节", dice.nextInt(3) == 0));
                day += 1 + dice.nextInt(2);
            }
            long publishedAt = BEGIN + dice.nextInt(5) * 30L * DAY;
            notices.add(new CalendarPlan.Notice("n", publishedAt, FIRST + 150 + 50L * dice.nextInt(4), days));
        }
        return new CalendarPlan("c", true, "Asia/Shanghai", week, hours, dice.nextBoolean(), notices);
    }

    /** Often exactly where something begins or ends. */
    private static long time(Random dice, CalendarPlan plan) {
        long midnight = (FIRST + dice.nextInt(230) - 10) * DAY - 8 * HOUR;
        CalendarPlan.Hours hours = plan.hours().get(dice.nextInt(plan.hours().size()));
        return switch (dice.nextInt(6)) {
            case 0 -> midnight;
            case 1 -> midnight + hours.from() * 60_000L;
            case 2 -> midnight + hours.until() * 60_000L - dice.nextInt(2);
            default -> midnight + dice.nextInt((int) DAY);
        };
    }

    private static Pauses pauses(Random dice, long start) {
        long[] bounds = new long[2 * dice.nextInt(4)];
        long at = start - dice.nextInt((int) (3 * DAY));
        for (int i = 0; i < bounds.length; i++) {
            at += 1 + dice.nextInt((int) ((dice.nextBoolean() ? 1 : 12) * DAY));
            // Offices close at whole hours and minutes: there it matters which end is in.
            at = dice.nextBoolean() ? at / 60_000 * 60_000 + 60_000 : at;
            bounds[i] = i == bounds.length - 1 && dice.nextInt(6) == 0 ? Long.MAX_VALUE : at;
        }
        return Pauses.of(bounds);
    }
}
