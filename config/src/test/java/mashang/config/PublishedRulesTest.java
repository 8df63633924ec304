package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.CalendarPlan;
import mashang.sla.Calendars;
import mashang.sla.RuleNews;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Versions published on top of the shipped configuration, on 1 March 2026. */
class PublishedRulesTest {
    private static final Path CONFIG = Path.of(".").toAbsolutePath().normalize();
    private static final City CITY = City.load(CONFIG);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final String MORE = """
              - year: 2026
                name: 停工
                publishedAt: 2026-02-28
                amends: 国务院办公厅关于2026年部分节假日安排的通知
                holidays:
                  - {name: 大风, off: 2026-03-04}
            """;

    @Test
    void amendmentIsKnownFromItsPublicationAndNotFromTheDateInTheFile() throws IOException {
        long published = NOW.toEpochMilli();
        List<RuleNews> news = news(calendar("1", shipped("calendars/cn.yaml") + MORE, published));
        CalendarPlan plan = news.get(0).calendars().get(0);
        assertThat(plan.notices()).hasSize(CITY.calendars().get(0).notices().size() + 1);
        long day = LocalDate.parse("2026-03-04").toEpochDay();
        Calendars calendars = after(news);
        assertThat(calendars.asKnownAt("cn", published - 1).isWorkingDay(day)).isTrue();
        assertThat(calendars.asKnownAt("cn", published).isWorkingDay(day)).isFalse();
    }

    @Test
    void calendarThatExtendsAnotherHasItsLaterNoticesToo() throws IOException {
        long published = NOW.toEpochMilli();
        List<RuleNews> news = news(
                calendar("hall", "1", "calendar: hall\nextends: cn\nweek: [saturday]\n", published),
                calendar(
                        "1",
                        shipped("calendars/cn.yaml") + MORE.replace("off: 2026-03-04", "work: 2026-03-08"),
                        published + 5));
        Calendars calendars = after(news);
        long sunday = LocalDate.parse("2026-03-08").toEpochDay();
        assertThat(calendars.asKnownAt("hall", published + 4).isWorkingDay(sunday))
                .isFalse();
        assertThat(calendars.asKnownAt("hall", published + 5).isWorkingDay(sunday))
                .isTrue();
        assertThat(calendars.asKnownAt("hall", published).isWorkingDay(sunday - 1))
                .isTrue();
        assertThat(calendars.asKnownAt("cn", published).isWorkingDay(sunday - 1))
                .isFalse();
    }

    /** Who reads the topic reads it again after each failure: what it could not reckon with would stop it for ever. */
    @Test
    void yearsThatNobodyMeantAreRefusedAndStopNobody() throws IOException {
        for (String year : List.of("+292278995", "+999999999", "-999999999", "+10000", "-0001")) {
            RuleVersion policy = policy(2, year + "-04-01T00:00:00+08:00");
            String cn = shipped("calendars/cn.yaml") + MORE;
            List<RuleVersion> versions = List.of(
                    policy,
                    calendar("1", cn.replace("publishedAt: 2026-02-28", "publishedAt: " + year + "-02-28"), 1),
                    calendar(
                            "2", cn.replace("publishedAt: 2026-02-28", "publishedAt: " + year + "-02-28T00:00:00Z"), 1),
                    calendar("3", cn.replace("off: 2026-03-04", "off: " + year + "-03-04"), 1),
                    calendar("4", cn.replace("amends:", "confirmedUntil: " + year + "-12-24\n    amends:"), 1));
            for (RuleVersion version : versions) {
                PublishedRules rules = new PublishedRules(CITY);
                assertThatExceptionOfType(ConfigException.class)
                        .as("%s %s", version.key(), year)
                        .isThrownBy(() -> rules.next(version));
            }
        }
    }

    @Test
    void sameTextIsNoNewsAndAnotherTextUnderTheSameKeyIsRefused() throws IOException {
        PublishedRules rules = new PublishedRules(CITY);
        RuleVersion first = policy(2, "2026-04-01T00:00:00+08:00");
        assertThat(rules.next(first)).isPresent();
        assertThat(rules.next(first)).isEmpty();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> rules.next(policy(2, "2026-05-01T00:00:00+08:00")))
                .satisfies(e -> assertThat(e.text(true)).contains("published already, with another content"));
        assertThat(rules.accepted()).containsExactly(first);
    }

    @Test
    void goodVersionsAreFoundGood() throws IOException {
        RuleVersion second = policy(2, "2026-04-01T00:00:00+08:00");
        check(List.of(), second);
        check(List.of(second), policy(3, "2026-05-01T00:00:00+08:00"));
        RuleVersion amended = calendar("1", shipped("calendars/cn.yaml") + MORE, 0);
        check(List.of(second), amended);
        check(List.of(amended), units("- {id: new, name: 新区管委会, kind: town, calendar: cn}", null));
        check(List.of(), units("- {id: cg, name: 市城管局, kind: department}", NOW.plusSeconds(60)));
    }

    @Test
    void nothingActsBackwards() throws IOException {
        assertThat(problems(List.of(), policy(2, "2026-03-01T08:00:00+08:00")))
                .contains("file.yaml:19 effectiveFrom", "no rule acts backwards");
        String past = MORE.replace("2026-03-04", "2026-02-27");
        assertThat(problems(List.of(), calendar("1", shipped("calendars/cn.yaml") + past, 0)))
                .contains("speaks of 2026-02-27, which is past (today is 2026-03-01)");
        assertThat(problems(List.of(), units("- {id: x, name: 某局, kind: department}", NOW)))
                .contains("no rule acts backwards");
    }

    @Test
    void calendarMayOnlyAnnounceMore() throws IOException {
        String text = shipped("calendars/cn.yaml");
        assertThat(problems(List.of(), calendar("1", text.replace("08:30-12:00", "09:00-12:00") + MORE, 0)))
                .contains("zone, week or hours differ");
        assertThat(problems(List.of(), calendar("1", text.replace("{name: 清明节, off: 2026-04-04..2026-04-06}", ""), 0)))
                .contains("2026年部分节假日安排的通知");
        RuleVersion amended = calendar("1", text + MORE, 0);
        assertThat(problems(List.of(amended), calendar("2", text, 0))).contains("\"停工\"", "is missing or changed");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithFileAndLine() throws IOException {
        String text = shipped("policies/default.yaml")
                .replace("version: 1", "version: 3")
                .replace("limit: 3m", "limit: 3x")
                .replace("feeds: [boston311, replies-zh]", "feeds: [nowhere]");
        long line = text.substring(0, text.indexOf("limit: 3x")).lines().count();
        RuleVersion wrong = new RuleVersion(RuleKind.POLICY, "default", "2", text, "a", "b", null, 0);
        assertThat(problems(List.of(), wrong).lines())
                .hasSizeGreaterThan(3)
                .anyMatch(l -> l.startsWith("file.yaml:" + line + " "))
                .anyMatch(l -> l.contains("no feed named \"nowhere\""))
                .anyMatch(l -> l.contains("takes effect at"))
                .anyMatch(l -> l.contains("\"default@3\", which is not \"policy:default@2\""));
    }

    @Test
    void versionIsCheckedTogetherWithAllThatAreKnown() throws IOException {
        assertThat(problems(List.of(policy(3, "2026-05-01T00:00:00+08:00")), policy(2, "2026-06-01T00:00:00+08:00")))
                .contains("takes effect out of turn");
        assertThat(problems(List.of(), policy(1, "2026-06-01T00:00:00+08:00"))).contains("with another content");
        RuleVersion unit = units("- {id: new, name: 新区管委会, kind: town, calendar: hall}", null);
        assertThat(problems(List.of(), unit)).contains("there is no calendar named \"hall\"");
        RuleVersion hall = calendar("hall", "1", "calendar: hall\nextends: cn\nweek: [saturday]\n", 0);
        check(List.of(hall), unit);
    }

    private static void check(List<RuleVersion> known, RuleVersion version) {
        new RuleCheck(CONFIG, known, NOW).check(version, "file.yaml");
    }

    private static String problems(List<RuleVersion> known, RuleVersion version) {
        try {
            check(known, version);
            return "";
        } catch (ConfigException e) {
            return e.text(true);
        }
    }

    private static List<RuleNews> news(RuleVersion... versions) {
        PublishedRules rules = new PublishedRules(CITY);
        List<RuleNews> news = new ArrayList<>();
        for (RuleVersion version : versions) {
            news.add(rules.next(version).orElseThrow());
        }
        return news;
    }

    private static Calendars after(List<RuleNews> news) {
        Calendars calendars = CITY.workCalendars();
        for (RuleNews one : news) {
            calendars = calendars.with(one);
        }
        return calendars;
    }

    private static String shipped(String file) throws IOException {
        return Files.readString(CONFIG.resolve(file));
    }

    private static RuleVersion policy(int version, String from) throws IOException {
        String text = shipped("policies/default.yaml")
                .replace("version: 1", "version: " + version)
                .replaceFirst("effectiveFrom: .*", "effectiveFrom: " + from);
        return new RuleVersion(RuleKind.POLICY, "default", "" + version, text, "a", "b", null, 0);
    }

    private static RuleVersion calendar(String version, String text, long published) {
        return calendar("cn", version, text, published);
    }

    private static RuleVersion calendar(String id, String version, String text, long published) {
        return new RuleVersion(RuleKind.CALENDAR, id, version, text, "a", "b", null, published);
    }

    private static RuleVersion units(String unit, @Nullable Instant from) {
        return new RuleVersion(RuleKind.UNITS, "rongcheng", "2", "units:\n  " + unit + "\n", "a", "b", from, 0);
    }
}
