package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who decides at a time knows what was published by then, and no more. */
class CalendarsTest {
    private static final CalendarPlan.Notice YEAR = notice("2018-12-06", "2019-12-24", "2018-12-29+", "2019-05-01-");
    private static final CalendarPlan.Notice AMENDMENT =
            notice("2019-03-22", "2019-12-24", "2019-05-02-", "2019-05-03-", "2019-05-05+");
    private static final CalendarPlan.Notice NEXT = notice("2019-11-21", "2020-12-24", "2020-01-01-");
    private static final CalendarPlan CITY = plan("city", true, YEAR, NEXT, AMENDMENT);
    private static final Calendars CALENDARS = Calendars.of(List.of(CITY, plan("hall", false, AMENDMENT)));

    @Test
    void aNoticeIsKnownFromTheMomentOfItsPublication() {
        long published = AMENDMENT.publishedAt();
        long day = LocalDate.of(2019, 5, 2).toEpochDay();
        assertThat(CALENDARS.asKnownAt("city", published - 1).isWorkingDay(day)).isTrue();
        assertThat(CALENDARS.asKnownAt("city", published).isWorkingDay(day)).isFalse();
        assertThat(CALENDARS.asKnownAt("city", Long.MAX_VALUE).isWorkingDay(day))
                .isFalse();
    }

    @Test
    void ofTwoNoticesOfOneMomentTheOneWrittenLastIsRight() {
        CalendarPlan.Notice off = notice("2019-03-22", "2019-12-24", "2019-05-02-");
        CalendarPlan.Notice on = notice("2019-03-22", "2019-12-24", "2019-05-02+");
        long day = LocalDate.of(2019, 5, 2).toEpochDay();
        assertThat(WorkCalendar.of(plan("c", true, off, on)).isWorkingDay(day)).isTrue();
        assertThat(WorkCalendar.of(plan("c", true, on, off)).isWorkingDay(day)).isFalse();
    }

    @Test
    void anAbsentOrUnknownNameMeansTheDefault() {
        assertThat(CALENDARS.asKnownAt(null, 0).id()).isEqualTo("city");
        assertThat(CALENDARS.asKnownAt("nobody", 0).id()).isEqualTo("city");
        assertThat(CALENDARS.asKnownAt("hall", 0).id()).isEqualTo("hall");
    }

    @Test
    void theNextNoticeIsStrictlyLater() {
        assertThat(CALENDARS.nextNoticeAfter(Long.MIN_VALUE)).isEqualTo(YEAR.publishedAt());
        assertThat(CALENDARS.nextNoticeAfter(YEAR.publishedAt() - 1)).isEqualTo(YEAR.publishedAt());
        assertThat(CALENDARS.nextNoticeAfter(YEAR.publishedAt())).isEqualTo(AMENDMENT.publishedAt());
        assertThat(CALENDARS.nextNoticeAfter(NEXT.publishedAt())).isEqualTo(Long.MAX_VALUE);
        assertThat(Calendars.WEEKDAYS.nextNoticeAfter(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nothingBeforeTheDaysOfANoticeOrThoseItConfirmsChanges() {
        assertThat(CALENDARS.changesFrom(YEAR.publishedAt())).isEqualTo(at("2018-12-29T00:00"));
        assertThat(CALENDARS.changesFrom(AMENDMENT.publishedAt())).isEqualTo(at("2019-05-02T00:00"));
        assertThat(CALENDARS.changesFrom(NEXT.publishedAt())).isEqualTo(at("2019-12-25T00:00"));
        assertThat(CALENDARS.changesFrom(YEAR.publishedAt() + 1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsAfterTheLastConfirmedDayOrBeforeTheFirstDayOfAnyNoticeIsProvisional() {
        WorkCalendar calendar = CALENDARS.asKnownAt("city", YEAR.publishedAt());
        assertThat(calendar.isProvisional(at("2018-12-29T00:00") - 1)).isTrue();
        assertThat(calendar.isProvisional(at("2018-12-29T00:00"))).isFalse();
        assertThat(calendar.isProvisional(at("2019-12-25T00:00"))).isFalse();
        assertThat(calendar.isProvisional(at("2019-12-25T00:00") + 1)).isTrue();
        assertThat(CALENDARS.asKnownAt("city", YEAR.publishedAt() - 1).isProvisional(at("2019-03-01T00:00")))
                .isTrue();
        WorkCalendar onlyConfirmed = WorkCalendar.of(plan("c", true, notice("2018-12-06", "2019-12-24")));
        assertThat(onlyConfirmed.isProvisional(at("2010-01-01T00:00"))).isTrue();
        assertThat(onlyConfirmed.isProvisional(at("2020-01-01T00:00"))).isTrue();
        assertThat(Calendars.WEEKDAYS.asKnownAt(null, 0).isProvisional(at("2019-03-01T00:00")))
                .isTrue();
    }

    @Test
    void exactlyOneCalendarIsTheDefaultAndNamesAreDistinct() {
        assertThatIllegalArgumentException().isThrownBy(() -> Calendars.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Calendars.of(List.of(plan("a", false))));
        assertThatIllegalArgumentException().isThrownBy(() -> Calendars.of(List.of(plan("a", true), plan("b", true))));
        assertThatIllegalArgumentException().isThrownBy(() -> Calendars.of(List.of(plan("a", true), plan("a", false))));
    }

    @Test
    void theyTravelAsTheirPlansAndAnswerTheSame() throws Exception {
        byte[] written = written(CALENDARS);
        assertThat(written.length).isLessThan(4_000);
        Calendars read = (Calendars) read(written);
        assertThat(read.plans()).isEqualTo(CALENDARS.plans());
        WorkCalendar before = CALENDARS.asKnownAt("city", YEAR.publishedAt());
        WorkCalendar after = (WorkCalendar) read(written(before));
        long start = at("2019-04-30T16:00");
        assertThat(after.closeAfter(start, 2, Pauses.NONE))
                .isEqualTo(before.closeAfter(start, 2, Pauses.NONE))
                .isEqualTo(at("2019-05-03T17:30"));
        assertThat(read.asKnownAt("city", AMENDMENT.publishedAt()).closeAfter(start, 2, Pauses.NONE))
                .isEqualTo(at("2019-05-06T17:30"));
    }

    /** Days are written with + where they are worked and - where not. */
    private static CalendarPlan.Notice notice(String published, String confirmedUntil, String... days) {
        List<CalendarPlan.Day> read = new ArrayList<>();
        for (String day : days) {
            LocalDate date = LocalDate.parse(day.substring(0, 10));
            read.add(new CalendarPlan.Day(date.toEpochDay(), "节", day.endsWith("+")));
        }
        return new CalendarPlan.Notice(
                published,
                at(published + "T00:00"),
                LocalDate.parse(confirmedUntil).toEpochDay(),
                read);
    }

    private static CalendarPlan plan(String id, boolean isDefault, CalendarPlan.Notice... notices) {
        return new CalendarPlan(
                id,
                isDefault,
                "Asia/Shanghai",
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                List.of(new CalendarPlan.Hours(510, 720), new CalendarPlan.Hours(870, 1050)),
                false,
                List.of(notices));
    }

    private static long at(String local) {
        Instant instant =
                LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        return instant.toEpochMilli();
    }

    private static byte[] written(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
