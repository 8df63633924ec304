package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import mashang.sla.CalendarPlan;
import mashang.sla.Calendars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calendar files say, and what is wrong with them. */
class CalendarFileTest {
    private static final String CALENDAR = """
            calendar: c
            default: true
            zone: Asia/Shanghai
            week: [monday, TUESDAY]
            hours: [08:30-12:00, 14:30-17:30]
            dayEnds: close
            notices:
              - year: 2019
                name: first
                publishedAt: 2018-12-06
                holidays:
                  - {name: 元旦, off: 2018-12-30..2019-01-01, work: [2018-12-29]}
              - year: 2019
                name: second
                publishedAt: 2019-03-22T15:00:00+08:00
                amends: first
                confirmedUntil: 2019-12-31
                holidays: [{name: 劳动节, off: 2019-05-01}]
              - year: 2020
                name: third
                publishedAt: 2019-11-21
                holidays: [{name: 元旦, off: 2020-01-01}]
            """;

    @TempDir
    Path config;

    @BeforeEach
    void aSoundConfiguration() throws IOException {
        write("feeds/a.yaml", """
                feed: a
                format: json
                zone: UTC
                id: no
                event: {at: at, step: {column: s, words: {x: SUBMITTED}}}
                """);
        write("policies/p.yaml", """
                policy: p
                version: 1
                effectiveFrom: 2026-01-01T00:00:00+08:00
                clocks:
                  - clock: total
                    start: [SUBMITTED]
                    stop: [REPLIED]
                    rules: [{limit: 15d, source: none}]
                    owner: unit
                """);
        write("units/u.yaml", "units:\n  - {id: a, name: 甲, kind: department, calendar: c}\n");
        write("calendars/c.yaml", CALENDAR);
    }

    @Test
    void aFileBecomesItsPlan() {
        CalendarPlan plan = City.load(config).calendars().get(0);
        assertThat(plan.id()).isEqualTo("c");
        assertThat(plan.isDefault()).isTrue();
        assertThat(plan.zone()).isEqualTo("Asia/Shanghai");
        assertThat(plan.week()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
        assertThat(plan.hours()).containsExactly(new CalendarPlan.Hours(510, 720), new CalendarPlan.Hours(870, 1050));
        assertThat(plan.closesAtMidnight()).isFalse();
        assertThat(plan.notices().get(0))
                .isEqualTo(new CalendarPlan.Notice(
                        "first",
                        Instant.parse("2018-12-05T16:00:00Z").toEpochMilli(),
                        day("2019-12-24"),
                        List.of(
                                new CalendarPlan.Day(day("2018-12-30"), "元旦", false),
                                new CalendarPlan.Day(day("2018-12-31"), "元旦", false),
                                new CalendarPlan.Day(day("2019-01-01"), "元旦", false),
                                new CalendarPlan.Day(day("2018-12-29"), "元旦", true))));
        assertThat(plan.notices().get(1).publishedAt())
                .isEqualTo(Instant.parse("2019-03-22T07:00:00Z").toEpochMilli());
        assertThat(plan.notices().get(1).confirmedUntil()).isEqualTo(day("2019-12-31"));
    }

    @Test
    void aCalendarThatExtendsAnotherHasItsNoticesAndWhatItDoesNotSayItself() throws IOException {
        write("calendars/b.yaml", """
                calendar: hall
                extends: c
                week: [monday, saturday]
                dayEnds: midnight
                notices:
                  - year: 2020
                    name: fourth
                    publishedAt: 2019-12-01
                    amends: third
                    holidays: [{name: 元旦, work: 2020-01-01}]
                """);
        List<CalendarPlan> plans = City.load(config).calendars();
        assertThat(plans).extracting(CalendarPlan::id).containsExactly("hall", "c");
        CalendarPlan hall = plans.get(0);
        assertThat(hall.isDefault()).isFalse();
        assertThat(hall.week()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
        assertThat(hall.hours()).isEqualTo(plans.get(1).hours());
        assertThat(hall.closesAtMidnight()).isTrue();
        assertThat(hall.notices())
                .extracting(CalendarPlan.Notice::name)
                .containsExactly("first", "second", "third", "fourth");
        Calendars calendars = City.load(config).workCalendars();
        assertThat(calendars.asKnownAt("hall", Long.MAX_VALUE).isWorkingDay(day("2020-01-01")))
                .isTrue();
        assertThat(calendars.asKnownAt("c", Long.MAX_VALUE).isWorkingDay(day("2020-01-01")))
                .isFalse();
    }

    @Test
    void aCityWithoutCalendarsHasThePlainWeek() throws IOException {
        Files.delete(config.resolve("calendars/c.yaml"));
        write("units/u.yaml", "units:\n  - {id: a, name: 甲, kind: department}\n");
        assertThat(City.load(config).calendars()).isEqualTo(Calendars.WEEKDAYS.plans());
        Files.delete(config.resolve("calendars"));
        assertThat(City.load(config).calendars()).isEqualTo(Calendars.WEEKDAYS.plans());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calendar: c|calendar: 日历|calendars/c.yaml:1 calendar,units/u.yaml:2 units[0].calendar",
                "calendar: c|calendar: d|units/u.yaml:2 units[0].calendar",
                "default: true|default: yes|calendars/c.yaml:2 default",
                "default: true|default: false|calendars/c.yaml:1 ",
                "zone: Asia/Shanghai|zone: Mars|calendars/c.yaml:3 zone",
                "zone: Asia/Shanghai|colour: red|calendars/c.yaml:1 zone,calendars/c.yaml:3 colour",
                "[monday, TUESDAY]|[monday, monday, moonday]|calendars/c.yaml:4 week[1],calendars/c.yaml:4 week[2]",
                "[monday, TUESDAY]|[]|calendars/c.yaml:4 week",
                "14:30-17:30|11:00-17:30|calendars/c.yaml:5 hours[1]",
                "14:30-17:30|12:00-17:30|calendars/c.yaml:5 hours[1]",
                "14:30-17:30|14:30-24:01|calendars/c.yaml:5 hours[1]",
                "14:30-17:30|17:30-14:30|calendars/c.yaml:5 hours[1]",
                "14:30-17:30|2-5|calendars/c.yaml:5 hours[1]",
                "[08:30-12:00, 14:30-17:30]|[]|calendars/c.yaml:5 hours",
                "dayEnds: close|dayEnds: noon|calendars/c.yaml:6 dayEnds",
                "name: first|name: second|calendars/c.yaml:13 notices[1],calendars/c.yaml:16 notices[1].amends",
                "amends: first|amends: nothing|calendars/c.yaml:16 notices[1].amends",
                "amends: first|amends: second|calendars/c.yaml:16 notices[1].amends",
                "amends: first|amends: third|calendars/c.yaml:16 notices[1].amends",
                "publishedAt: 2018-12-06|publishedAt: soon|calendars/c.yaml:10 notices[0].publishedAt,calendars/c.yaml:16 notices[1].amends",
                "publishedAt: 2018-12-06|publishedAt: 2019-01-02|calendars/c.yaml:10 notices[0].publishedAt",
                "work: [2018-12-29]|work: [2018-12-30]|calendars/c.yaml:12 notices[0].holidays[0].work[0]",
                "work: [2018-12-29]|work: [2018-12-29, 2018-12-29]|calendars/c.yaml:12 notices[0].holidays[0].work[1]",
                "work: [2018-12-29]|work: [2018-11-29]|calendars/c.yaml:12 notices[0].holidays[0].work[0]",
                "2018-12-30..2019-01-01|2019-01-01..2018-12-30|calendars/c.yaml:12 notices[0].holidays[0].off",
                "2018-12-30..2019-01-01|2018-12-30..2019-02-01|calendars/c.yaml:12 notices[0].holidays[0].off",
                "2018-12-30..2019-01-01|2019-02-30|calendars/c.yaml:12 notices[0].holidays[0].off",
                "name: 劳动节, off: 2019-05-01|name: 劳动节|calendars/c.yaml:18 notices[1].holidays[0]",
                "name: 劳动节, off|off|calendars/c.yaml:18 notices[1].holidays[0].name",
                "confirmedUntil: 2019-12-31|confirmedUntil: 2029-12-31|calendars/c.yaml:17 notices[1].confirmedUntil",
                "confirmedUntil: 2019-12-31|confirmedUntil: always|calendars/c.yaml:17 notices[1].confirmedUntil",
                "{name: 元旦, off: 2020-01-01}|{name: 元旦, off: 2019-05-01}|calendars/c.yaml:19 notices[2],calendars/c.yaml:21 notices[2].publishedAt,calendars/c.yaml:22 notices[2].holidays[0].off",
                "year: 2020|year: 202|calendars/c.yaml:19 notices[2].year",
            })
    void eachMistakeIsFound(String sound, String mistaken, String expected) throws IOException {
        assertThat(CALENDAR).contains(sound);
        write("calendars/c.yaml", CALENDAR.replace(sound, mistaken));
        assertThat(String.join(",", places())).isEqualToIgnoringWhitespace(expected);
    }

    @Test
    void aYearWithoutANoticeBetweenTheFirstAndTheLastIsAGap() throws IOException {
        write("calendars/c.yaml", CALENDAR.replace("year: 2020", "year: 2021").replace("2020-01-01", "2021-01-01"));
        assertThat(places()).containsExactly("calendars/c.yaml:19 notices[2].year");
    }

    @Test
    void ofSeveralCalendarsExactlyOneIsTheDefaultAndNamesAreDistinct() throws IOException {
        write("calendars/d.yaml", CALENDAR);
        assertThat(places()).containsExactly("calendars/d.yaml:1 ", "calendars/d.yaml:1 default");
    }

    @Test
    void extendingGoesInNoCircleAndToNoUnknownCalendar() throws IOException {
        write("calendars/d.yaml", "calendar: d\nextends: e\n");
        write("calendars/e.yaml", "calendar: e\nextends: d\n");
        write("calendars/f.yaml", "calendar: f\nextends: g\n");
        assertThat(places())
                .containsExactly(
                        "calendars/d.yaml:1 extends", "calendars/e.yaml:1 extends", "calendars/f.yaml:2 extends");
    }

    private List<String> places() {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> City.load(config));
        assertThat(thrown).as("there are problems").isNotNull();
        assertThat(thrown.problems())
                .allMatch(p -> !p.chinese().isBlank() && !p.english().isBlank())
                .allMatch(
                        p -> !p.remedyChinese().isBlank() && !p.remedyEnglish().isBlank());
        return thrown.problems().stream()
                .map(p -> p.file() + ':' + p.line() + ' ' + p.field())
                .toList();
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    private void write(String file, String text) throws IOException {
        Path path = config.resolve(file);
        Path folder = path.getParent();
        Files.createDirectories(folder);
        Files.writeString(path, text);
    }
}
