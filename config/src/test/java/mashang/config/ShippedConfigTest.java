package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import mashang.sla.CalendarPlan;
import mashang.sla.Policy;
import mashang.sla.WorkCalendar;
import mashang.units.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration we ship is sound, and says what the rule says. */
class ShippedConfigTest {
    private static final City CITY = City.load(Path.of("."));

    @Test
    void theShippedConfigurationLoadsWithoutProblems() {
        assertThat(CITY.feeds()).extracting(Feed::name).containsExactly("hotline", "mailbox", "office", "tasks");
        assertThat(CITY.examples()).extracting(Feed::name).containsExactly("boston311", "replies-zh");
        assertThat(CITY.policies()).extracting(Policy::name).containsExactly("default@1");
        assertThat(CITY.calendars()).extracting(CalendarPlan::id).containsExactly("cn");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-03-21, 2019-05-02, true, Labour Day 2019 is one day",
        "2019-03-22, 2019-05-02, false, and four once it is amended",
        "2019-03-22, 2019-05-05, true, with a Sunday worked",
        "2020-01-26, 2020-02-01, true, a make-up Saturday",
        "2020-01-27, 2020-02-01, false, off once Spring Festival is longer",
        "2020-01-27, 2020-01-31, false, and a Friday with it",
        "2020-01-27, 2020-02-03, true, until the Monday",
        "2015-05-12, 2015-09-03, true, an ordinary Thursday",
        "2015-05-13, 2015-09-03, false, until a notice of its own",
    })
    void amendmentsAreKnownFromTheDayOfTheirPublication(LocalDate known, LocalDate day, boolean worked, String why) {
        long logTime =
                known.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant().toEpochMilli();
        assertThat(CITY.workCalendars().asKnownAt("cn", logTime).isWorkingDay(day.toEpochDay()))
                .as(why)
                .isEqualTo(worked);
    }

    @Test
    void everyYearSince2007IsConfirmedUntilItsChristmasEve() {
        WorkCalendar last = CITY.workCalendars().asKnownAt(null, Long.MAX_VALUE);
        assertThat(LocalDate.ofEpochDay(last.confirmedUntil())).isEqualTo("2026-12-24");
        assertThat(LocalDate.ofEpochDay(last.firstNoted())).isEqualTo("2006-12-30");
    }

    @Test
    void aFeedIsFoundByNameAmongTheCitysOwnAndTheExamples() {
        assertThat(CITY.feed("hotline")).map(Feed::topic).contains("mashang.raw.hotline");
        assertThat(CITY.feed("boston311")).isPresent();
        assertThat(CITY.feed("nobody")).isEmpty();
        assertThat(CITY.graceMillis("mailbox")).isEqualTo(26 * 3_600_000L);
        assertThat(CITY.graceMillis("hotline")).isZero();
        assertThat(CITY.graceMillis("nobody")).isZero();
    }

    @Test
    void aCityTravelsToTheJobs() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(CITY);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            City back = (City) in.readObject();
            assertThat(back.feeds()).isEqualTo(CITY.feeds());
            assertThat(back.policies()).isEqualTo(CITY.policies());
            assertThat(back.calendars()).isEqualTo(CITY.calendars());
        }
    }

    @Test
    void theRegistryKnowsDepartmentsDistrictsTownsAndOldNames() {
        List<Unit> all = List.copyOf(CITY.units().all());
        assertThat(all).filteredOn(u -> u.kind() == Unit.Kind.TOWN).hasSize(30).allMatch(u -> u.parent() != null);
        assertThat(all).filteredOn(u -> u.kind() == Unit.Kind.DEPARTMENT).hasSizeGreaterThanOrEqualTo(30);
        Instant before = Instant.parse("2018-06-01T00:00:00Z");
        Instant after = Instant.parse("2026-06-01T00:00:00Z");
        assertThat(CITY.units().named("市规划局", before)).map(Unit::id).contains("zgj");
        assertThat(CITY.units().named("市规划局", after)).map(Unit::id).contains("zgj");
        assertThat(CITY.units().named("市自然资源和规划局", after))
                .map(Unit::currentName)
                .contains("市自然资源和规划局");
        assertThat(CITY.units().named("东街街道", after)).map(Unit::area).contains("鼓楼区");
    }
}
