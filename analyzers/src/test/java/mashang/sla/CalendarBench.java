package mashang.sla;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/**
 * How many deadlines a second one core finds: a main, run by hand (analyzers/README.md says how). The calendar is looked up
 * as known at a random log time for each, starts are spread over ten years, a tenth of the clocks was on hold once.
 */
final class CalendarBench {
    private static final int STARTS = 1 << 16;
    private static final int ROUNDS = 5;
    private static final int DEADLINES = 5_000_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long BEGIN = Instant.parse("2016-01-01T00:00:00Z").toEpochMilli();

    private final Calendars calendars = Calendars.of(List.of(plan()));
    private final long[] starts = new long[STARTS];
    private final Pauses[] pauses = new Pauses[STARTS];

    private CalendarBench() {
        Random dice = new Random(1);
        for (int i = 0; i < STARTS; i++) {
            starts[i] = BEGIN + (long) (dice.nextDouble() * 3_650 * DAY);
            long hold = starts[i] + (long) (dice.nextDouble() * 5 * DAY);
            pauses[i] = dice.nextInt(10) == 0 ? Pauses.of(hold, hold + DAY) : Pauses.NONE;
        }
    }

    public static void main(String[] arguments) {
        CalendarBench bench = new CalendarBench();
        for (int round = 1; round <= ROUNDS; round++) {
            bench.measure("working days", true);
            bench.measure("working time", false);
        }
    }

    private void measure(String name, boolean days) {
        long begin = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < DEADLINES; i++) {
            int at = i & (STARTS - 1);
            WorkCalendar calendar = calendars.asKnownAt("c", starts[at] + (i & 7) * DAY);
            sum += days
                    ? calendar.closeAfter(starts[at], 1 + (i & 15), pauses[at])
                    : calendar.plusWorkingTime(starts[at], (1 + (i & 63)) * HOUR, pauses[at]);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%s: %.1f million deadlines/s (sum %d)%n", name, DEADLINES / seconds / 1e6, sum);
    }

    /** A week of holidays and two make-up days in each quarter, announced in the December before. */
    private static CalendarPlan plan() {
        List<CalendarPlan.Notice> notices = new ArrayList<>();
        for (int year = 2007; year <= 2026; year++) {
            List<CalendarPlan.Day> days = new ArrayList<>();
            for (int month = 1; month <= 12; month += 3) {
                long first = LocalDate.of(year, month, 1).toEpochDay();
                for (int i = 0; i < 9; i++) {
                    days.add(new CalendarPlan.Day(first + i, "节", i > 6));
                }
            }
            long published = LocalDate.of(year - 1, 12, 6).toEpochDay() * DAY;
            long confirmed = LocalDate.of(year, 12, 24).toEpochDay();
            notices.add(new CalendarPlan.Notice("n" + year, published, confirmed, days));
        }
        return new CalendarPlan(
                "c",
                true,
                "Asia/Shanghai",
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                List.of(new CalendarPlan.Hours(510, 720), new CalendarPlan.Hours(870, 1050)),
                false,
                notices);
    }
}
