package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mashang.sla.CalendarPlan.Day;
import mashang.sla.CalendarPlan.Hours;
import mashang.sla.Stretch.Kind;
import org.junit.jupiter.api.Test;

/** The limits of the working calendar, each by itself. Spring Festival 2019 is the holiday. */
class WorkCalendarTest {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long HOUR = 3_600_000;
    private static final List<Hours> HOURS = List.of(new Hours(510, 720), new Hours(870, 1050));
    private static final WorkCalendar CITY = calendar("Asia/Shanghai", HOURS, false);
    private static final WorkCalendar TO_MIDNIGHT = calendar("Asia/Shanghai", HOURS, true);
    private static final WorkCalendar BERLIN = calendar("Europe/Berlin", List.of(new Hours(60, 300)), false);

    @Test
    void workingDaysCountFromTheNextDayWhateverTheHour() {
        assertThat(days(CITY, "2019-01-07T00:00", 1)).isEqualTo(at("2019-01-08T17:30"));
        assertThat(days(CITY, "2019-01-07T23:59:59.999", 1)).isEqualTo(at("2019-01-08T17:30"));
        assertThat(days(CITY, "2019-01-11T12:00", 1)).isEqualTo(at("2019-01-14T17:30"));
        assertThat(days(TO_MIDNIGHT, "2019-01-07T00:00", 1)).isEqualTo(at("2019-01-09T00:00"));
    }

    @Test
    void overSpringFestivalHolidaysAreSkippedAndMakeUpDaysCount() {
        assertThat(days(CITY, "2019-02-01T10:00", 1)).isEqualTo(at("2019-02-02T17:30"));
        assertThat(days(CITY, "2019-02-01T10:00", 3)).isEqualTo(at("2019-02-11T17:30"));
        assertThat(days(CITY, "2019-02-06T10:00", 1)).isEqualTo(at("2019-02-11T17:30"));
    }

    @Test
    void noDaysMeansTheFirstCloseStrictlyAfterTheStart() {
        assertThat(days(CITY, "2019-01-07T17:29:59.999", 0)).isEqualTo(at("2019-01-07T17:30"));
        assertThat(days(CITY, "2019-01-07T17:30", 0)).isEqualTo(at("2019-01-08T17:30"));
        assertThat(days(CITY, "2019-02-03T18:00", 0)).isEqualTo(at("2019-02-11T17:30"));
        assertThat(days(TO_MIDNIGHT, "2019-01-08T00:00", 0)).isEqualTo(at("2019-01-09T00:00"));
    }

    @Test
    void aDayCountsOnlyIfNothingIsOnHoldAtItsClose() {
        Pauses overClose = Pauses.of(at("2019-01-08T17:30"), at("2019-01-08T17:30") + 1);
        Pauses untilClose = Pauses.of(at("2019-01-08T00:00"), at("2019-01-08T17:30"));
        assertThat(CITY.closeAfter(at("2019-01-07T10:00"), 1, overClose)).isEqualTo(at("2019-01-09T17:30"));
        assertThat(CITY.closeAfter(at("2019-01-07T10:00"), 1, untilClose)).isEqualTo(at("2019-01-08T17:30"));
        Pauses forEver = Pauses.of(at("2019-01-09T09:00"), NEVER);
        assertThat(CITY.closeAfter(at("2019-01-07T10:00"), 1, forEver)).isEqualTo(at("2019-01-08T17:30"));
        assertThat(CITY.closeAfter(at("2019-01-07T10:00"), 2, forEver)).isEqualTo(NEVER);
    }

    @Test
    void officeTimeEndsWithTheOfficeAndBeginsWithTheNext() {
        assertThat(time(CITY, "2019-01-07T11:00", HOUR)).isEqualTo(at("2019-01-07T12:00"));
        assertThat(time(CITY, "2019-01-07T11:00", HOUR + 1)).isEqualTo(at("2019-01-07T14:30") + 1);
        assertThat(time(CITY, "2019-01-07T13:00", HOUR)).isEqualTo(at("2019-01-07T15:30"));
        assertThat(time(CITY, "2019-02-03T17:00", HOUR)).isEqualTo(at("2019-02-11T09:00"));
        assertThat(time(CITY, "2019-01-06T12:00", 0)).isEqualTo(at("2019-01-06T12:00"));
        assertThat(CITY.officeTime(at("2019-02-01T17:00"), at("2019-02-11T09:00")))
                .isEqualTo(14 * HOUR);
    }

    @Test
    void pausedOfficeTimeDoesNotCount() {
        Pauses hold = Pauses.of(at("2019-01-07T11:30"), at("2019-01-07T15:00"));
        assertThat(CITY.plusWorkingTime(at("2019-01-07T11:00"), HOUR / 2, hold)).isEqualTo(at("2019-01-07T11:30"));
        assertThat(CITY.plusWorkingTime(at("2019-01-07T11:00"), HOUR, hold)).isEqualTo(at("2019-01-07T15:30"));
        Pauses forEver = Pauses.of(at("2019-01-07T11:30"), NEVER);
        assertThat(CITY.plusWorkingTime(at("2019-01-07T11:00"), HOUR, forEver)).isEqualTo(NEVER);
    }

    @Test
    void aShiftKeepsTheClockTime() {
        assertThat(CITY.shift(at("2019-02-01T22:15"), 1)).isEqualTo(at("2019-02-02T22:15"));
        assertThat(CITY.shift(at("2019-02-11T17:30"), -1)).isEqualTo(at("2019-02-03T17:30"));
        assertThat(CITY.shift(at("2019-02-08T17:30"), -2)).isEqualTo(at("2019-02-02T17:30"));
    }

    @Test
    void monthsAreThoseOfTheZoneAndEndWithTheMonth() {
        assertThat(CITY.plusMonths(at("2019-01-31T00:30"), 1)).isEqualTo(at("2019-02-28T00:30"));
        assertThat(CITY.plusMonths(at("2019-03-01T00:30"), 3)).isEqualTo(at("2019-06-01T00:30"));
    }

    @Test
    void farFromAllNoticesThePlainWeekHolds() {
        assertThat(days(CITY, "1970-01-02T10:00", 1)).isEqualTo(at("1970-01-05T17:30"));
        assertThat(days(CITY, "2500-01-01T10:00", 5)).isEqualTo(at("2500-01-08T17:30"));
        assertThat(time(CITY, "2500-01-01T17:00", HOUR)).isEqualTo(at("2500-01-04T09:00"));
        assertThat(CITY.shift(at("1950-01-02T10:00"), -1)).isEqualTo(at("1949-12-30T10:00"));
        assertThat(days(CITY, "2019-01-07T10:00", 26_000)).isLessThan(at("2120-01-01T00:00"));
    }

    @Test
    void neverStaysNeverAndWhatIsTooFarIsNever() {
        assertThat(CITY.closeAfter(NEVER, 1, Pauses.NONE)).isEqualTo(NEVER);
        assertThat(CITY.plusWorkingTime(NEVER, 1, Pauses.NONE)).isEqualTo(NEVER);
        assertThat(CITY.shift(NEVER, -3)).isEqualTo(NEVER);
        assertThat(CITY.plusMonths(NEVER, 1)).isEqualTo(NEVER);
        assertThat(days(CITY, "2019-01-07T10:00", Long.MAX_VALUE)).isEqualTo(NEVER);
        assertThat(time(CITY, "2019-01-07T10:00", Long.MAX_VALUE)).isEqualTo(NEVER);
        CalendarPlan noWeek = new CalendarPlan("c", true, "UTC", Set.of(), HOURS, false, List.of());
        assertThat(WorkCalendar.of(noWeek).closeAfter(0, 1, Pauses.NONE)).isEqualTo(NEVER);
        assertThat(WorkCalendar.of(noWeek).plusWorkingTime(0, 1, Pauses.NONE)).isEqualTo(NEVER);
    }

    @Test
    void aTimeIsTakenApartIntoWhatCountsAndWhatDoesNot() {
        List<Stretch> stretches = CITY.stretches(at("2019-02-01T16:00"), at("2019-02-11T09:00"));
        assertThat(stretches)
                .containsExactly(
                        stretch("2019-02-01T16:00", "2019-02-01T17:30", Kind.OFFICE_HOURS, null),
                        stretch("2019-02-01T17:30", "2019-02-02T08:30", Kind.OUT_OF_HOURS, null),
                        stretch("2019-02-02T08:30", "2019-02-02T12:00", Kind.MAKE_UP, "春节"),
                        stretch("2019-02-02T12:00", "2019-02-02T14:30", Kind.OUT_OF_HOURS, null),
                        stretch("2019-02-02T14:30", "2019-02-02T17:30", Kind.MAKE_UP, "春节"),
                        stretch("2019-02-02T17:30", "2019-02-03T08:30", Kind.OUT_OF_HOURS, null),
                        stretch("2019-02-03T08:30", "2019-02-03T12:00", Kind.MAKE_UP, "春节"),
                        stretch("2019-02-03T12:00", "2019-02-03T14:30", Kind.OUT_OF_HOURS, null),
                        stretch("2019-02-03T14:30", "2019-02-03T17:30", Kind.MAKE_UP, "春节"),
                        stretch("2019-02-03T17:30", "2019-02-04T00:00", Kind.OUT_OF_HOURS, null),
                        stretch("2019-02-04T00:00", "2019-02-11T00:00", Kind.HOLIDAY, "春节"),
                        stretch("2019-02-11T00:00", "2019-02-11T08:30", Kind.OUT_OF_HOURS, null),
                        stretch("2019-02-11T08:30", "2019-02-11T09:00", Kind.OFFICE_HOURS, null));
        assertThat(CITY.stretches(at("2019-01-12T05:00"), at("2019-01-13T07:00")))
                .containsExactly(stretch("2019-01-12T05:00", "2019-01-13T07:00", Kind.WEEKEND, null));
        assertThat(CITY.stretches(0, 0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> CITY.stretches(0, NEVER));
    }

    @Test
    void whereClocksArePutOnOrBackOfficeTimeIsWhatReallyPasses() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        // Hours 01:00 to 05:00 every day: three hours long on 31 March 2019, five on 27 October.
        assertThat(BERLIN.officeTime(at("2019-03-31T00:00", berlin), at("2019-04-01T00:00", berlin)))
                .isEqualTo(3 * HOUR);
        assertThat(BERLIN.officeTime(at("2019-10-27T00:00", berlin), at("2019-10-28T00:00", berlin)))
                .isEqualTo(5 * HOUR);
        assertThat(BERLIN.plusWorkingTime(at("2019-03-30T04:00", berlin), 4 * HOUR, Pauses.NONE))
                .isEqualTo(at("2019-03-31T05:00", berlin));
        assertThat(BERLIN.plusWorkingTime(at("2019-10-26T04:00", berlin), 7 * HOUR, Pauses.NONE))
                .isEqualTo(at("2019-10-28T02:00", berlin));
        assertThat(BERLIN.closeAfter(at("2019-03-30T12:00", berlin), 1, Pauses.NONE))
                .isEqualTo(at("2019-03-31T05:00", berlin));
        assertThat(BERLIN.shift(at("2019-03-30T22:00", berlin), 1)).isEqualTo(at("2019-03-31T22:00", berlin));
    }

    @Test
    void aDayThatTheZoneSkipsIsNotWorked() {
        WorkCalendar samoa = calendar("Pacific/Apia", HOURS, false);
        assertThat(samoa.isWorkingDay(LocalDate.of(2011, 12, 29).toEpochDay())).isTrue();
        assertThat(samoa.isWorkingDay(LocalDate.of(2011, 12, 30).toEpochDay())).isFalse();
    }

    @Test
    void officeHoursAreInOrderAndNotNone() {
        for (List<Hours> hours : List.of(
                List.<Hours>of(),
                List.of(new Hours(600, 500)),
                List.of(new Hours(0, 1441)),
                List.of(new Hours(500, 600), new Hours(550, 650)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> calendar("UTC", hours, false));
        }
    }

    private static WorkCalendar calendar(String zone, List<Hours> hours, boolean midnight) {
        List<Day> days = new ArrayList<>();
        long first = LocalDate.of(2019, 2, 2).toEpochDay();
        for (int i = 0; i < 9; i++) {
            days.add(new Day(first + i, "春节", i < 2));
        }
        EnumSet<DayOfWeek> week = zone.startsWith("Europe")
                ? EnumSet.allOf(DayOfWeek.class)
                : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        CalendarPlan.Notice notice = new CalendarPlan.Notice("n", 0, first + 300, days);
        return WorkCalendar.of(new CalendarPlan("c", true, zone, week, hours, midnight, List.of(notice)));
    }

    private static long days(WorkCalendar calendar, String start, long days) {
        return calendar.closeAfter(at(start), days, Pauses.NONE);
    }

    private static long time(WorkCalendar calendar, String start, long millis) {
        return calendar.plusWorkingTime(at(start), millis, Pauses.NONE);
    }

    private static Stretch stretch(String from, String until, Kind kind, String name) {
        return new Stretch(at(from), at(until), kind, name);
    }

    private static long at(String local) {
        return at(local, ZoneId.of("Asia/Shanghai"));
    }

    private static long at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
    }
}
