package mashang.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.LongStream;
import mashang.config.City;
import mashang.jobs.TextRules;
import mashang.jobs.supervision.FoldedEvent;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.ledger.LedgerAt;
import mashang.ledger.LedgerView;
import mashang.sla.CalendarPlan;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockDefinition.Owner;
import mashang.sla.ClockDefinition.Scope;
import mashang.sla.ClockRule;
import mashang.sla.Clocks;
import mashang.sla.Deadlines;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.junit.jupiter.api.Test;

/** What people read, word for word, of orders that tell something. The texts lie beside this class. */
class ExplanationTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String UNIT = "市城管局";
    private static final Deadlines DEADLINES = new Deadlines(
            List.of(policy()), Calendars.of(List.of(nationalDay2019())), Units.none(), Map.of("hotline", 3_600_000L));

    private final List<CaseEvent> events = new ArrayList<>();

    @Test
    void aWeekendAHolidayAndMakeUpDays() {
        submitted("2019-09-26T16:00");
        said(Step.DISPATCHED, "2019-09-27T16:20");
        expect("holiday", "2019-10-11T18:00", Locale.CHINESE);
        expect("holiday-en", "2019-10-11T18:00", Locale.ENGLISH);
    }

    @Test
    void aSuspensionAcrossAWeekendAndARaisedUrgency() {
        submitted("2019-10-15T09:00");
        said(Step.DISPATCHED, "2019-10-15T10:00");
        add(draft(Step.SUSPENDED, "2019-10-17T15:00").reason("等待补充材料"));
        add(draft(Step.RECLASSIFIED, "2019-10-18T11:00")
                .urgency(Urgency.LIVELIHOOD)
                .unit(null));
        said(Step.RESUMED, "2019-10-21T10:30");
        expect("suspension", "2019-10-22T09:00", Locale.CHINESE);
    }

    @Test
    void anExtensionAskedForTooLateAndOneInTime() {
        submitted("2019-10-15T09:00");
        said(Step.DISPATCHED, "2019-10-15T10:00");
        said(Step.EXTENSION_REQUESTED, "2019-10-22T16:00");
        add(draft(Step.EXTENDED, "2019-10-23T10:00").reason("施工遇雨").dueAt(time("2019-12-31T10:00")));
        said(Step.EXTENSION_REQUESTED, "2019-11-06T09:00");
        said(Step.EXTENDED, "2019-11-06T11:00");
        expect("extension", "2019-11-06T12:00", Locale.CHINESE);
    }

    @Test
    void aBreachWithdrawnBecauseItWasReportedLateThenReopened() {
        submitted("2019-10-15T09:00");
        said(Step.DISPATCHED, "2019-10-15T10:00");
        add(draft(Step.HANDLED, "2019-10-22T16:00").loggedAt("2019-10-23T09:00"));
        add(draft(Step.REPLIED, "2019-10-22T17:00").with().factKey("reply"));
        add(draft(Step.REPLIED, "2019-10-22T16:30").with().factKey("reply").revision(1));
        add(draft(Step.REPLIED, "2019-10-22T16:30").with().factKey("reply").revision(1));
        add(draft(Step.REOPENED, "2019-10-24T09:00").unit(null));
        said(Step.DISPATCHED, "2019-10-24T09:30");
        expect("withdrawn", "2019-10-24T10:00", Locale.CHINESE);
    }

    @Test
    void anAmendedRowCountsFromWhenItWasRecordedAndSaysSo() {
        raisedByAnAmendment("2019-10-21T14:00");
        expect("amended", "2019-10-21T23:59:59.999", Locale.CHINESE);
    }

    @Test
    void anAmendedRowWithoutARecordTimeCountsFromWhenItWasHandedOverAndSaysSo() {
        raisedByAnAmendment(null);
        assertThat(lines("2019-10-21T23:00", Locale.ENGLISH))
                .anyMatch(l -> l.contains("2019-10-21 Mon 22:30, by an amendment (the row of 2019-10-15 Tue 09:00,"
                        + " submitted, was written anew; it does not say when, so it holds from when it was handed"
                        + " over): urgency ordinary → urgent livelihood;"));
    }

    /** Ordinary at first; urgent by a row that was written anew when the shorter limit was over. */
    private void raisedByAnAmendment(String recorded) {
        add(draft(Step.SUBMITTED, "2019-10-15T09:00")
                .unit(null)
                .with()
                .channel("phone")
                .kind(Kind.COMPLAINT)
                .category("城建/道路")
                .urgency(Urgency.ORDINARY)
                .recordedAt(time("2019-10-15T09:00")));
        said(Step.DISPATCHED, "2019-10-15T10:00");
        add(draft(Step.SUBMITTED, "2019-10-15T09:00")
                .unit(null)
                .urgency(Urgency.LIVELIHOOD)
                .loggedAt("2019-10-21T22:30")
                .with()
                .channel("phone")
                .kind(Kind.COMPLAINT)
                .category("城建/道路")
                .revision(1)
                .recordedAt(recorded == null ? null : time(recorded)));
    }

    @Test
    void aWaivedBreachIsWithdrawnByTheOfficeAndARefusedDecisionSaysWhy() {
        submitted("2019-10-15T09:00");
        said(Step.DISPATCHED, "2019-10-15T10:00");
        decided(Step.WAIVED, "2019-10-23T10:00", "clerk", "1/handle");
        decided(Step.WAIVED, "2019-10-23T11:00", "head", "1/handle");
        decided(Step.WRITTEN_OFF, "2019-10-23T12:00", "head", null);
        List<String> lines = lines("2019-10-24T10:00", Locale.CHINESE);
        assertThat(lines)
                .anyMatch(l -> l.contains("免责") && l.contains("不予采纳：无权决定") && l.contains("由 张三（clerk）决定"))
                .anyMatch(l -> l.contains("免责") && l.contains("对象 1/handle") && l.contains("由 张三（负责人）决定"))
                .anyMatch(l -> l.contains("销号") && l.contains("不予采纳：办结、反馈、核验还不齐"))
                .anyMatch(l -> l.contains("已免责，不再追究"))
                .anyMatch(l -> l.contains("“超时”：效能办已免责"))
                .noneMatch(l -> l.contains("催办提醒") && l.contains("还有"));
    }

    private void decided(Step step, String at, String role, @org.jspecify.annotations.Nullable String concerns) {
        events.add(CaseEvent.draft("hotline", "1", step, time(at), time(at))
                .actor("张三")
                .role(role)
                .reason("系统停机")
                .concerns(concerns)
                .origin("mashang.office/0/" + events.size())
                .done());
    }

    @Test
    void theMomentOfLookingIsToldToTheSecond() {
        submitted("2019-10-15T09:00");
        said(Step.DISPATCHED, "2019-10-15T10:00");
        assertThat(lines("2019-10-15T10:30:00.123", Locale.ENGLISH))
                .anyMatch(l -> l.contains("at 2019-10-15 Tue 10:30 ("))
                .noneMatch(l -> l.contains(" ms"));
    }

    @Test
    void whatIsHandedOverLaterDoesNotExist() {
        submitted("2019-10-15T09:00");
        said(Step.DISPATCHED, "2019-10-15T10:00");
        add(draft(Step.HANDLED, "2019-10-15T11:00").loggedAt("2019-10-30T09:00"));
        assertThat(lines("2019-10-16T09:00", Locale.ENGLISH))
                .anyMatch(l -> l.contains("1 more events were handed over later"))
                .noneMatch(l -> l.contains("handled"));
    }

    @Test
    void manyWeeksAreOneLineAndStillAddUp() {
        TimeWords times = new TimeWords(new Words(Locale.ENGLISH), ZONE);
        List<mashang.sla.Reckoning.Part> parts = new ArrayList<>();
        long monday = time("2019-10-14T00:00").toEpochMilli();
        long day = Duration.ofDays(1).toMillis();
        for (int week = 0; week < 10; week++) {
            long from = monday + week * 7L * day;
            parts.add(part(from, from + 5 * day, mashang.sla.Reckoning.Reason.OFFICE_HOURS, 5));
            parts.add(part(from + 5 * day, from + 7 * day, mashang.sla.Reckoning.Reason.WEEKEND, 0));
        }
        List<PartLine> lines = new PartLines(times, new Words(Locale.ENGLISH), true).of(parts);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).counted()).isEqualTo(50);
        assertThat(lines.get(0).when()).isEqualTo("2019-10-14 Mon to 2019-12-20 Fri");
    }

    private static mashang.sla.Reckoning.Part part(
            long from, long until, mashang.sla.Reckoning.Reason reason, long counted) {
        return new mashang.sla.Reckoning.Part(from, until, reason, null, counted);
    }

    @Test
    void theHistoryKeepsAllThatClocksNeed() throws IOException {
        CaseEvent event = draft(Step.DISPATCHED, "2019-10-15T10:00")
                .with()
                .coUnits(List.of("交通局"))
                .dueAt(time("2019-10-30T10:00"))
                .recordedAt(time("2019-10-15T10:01"))
                .revision(3)
                .factKey("k")
                .channel("phone")
                .kind(Kind.HELP)
                .category("城建/道路")
                .urgency(Urgency.COMPLEX)
                .reason("r")
                .longitude(119.3)
                .latitude(26.08)
                .evidence(2)
                .satisfied(true)
                .origin("")
                .done();
        byte[] document = new HistoryDocuments(TextRules.NONE)
                .map(new FoldedEvent(event, null))
                .source();
        assertThat(OrderHistory.event(new ObjectMapper().readTree(document))).isEqualTo(event);
    }

    @Test
    void taskSaysWhichVisitsWereMadeAndMissedAndWhenTheNextOneIsDue() {
        Clocks clocks = City.load(Path.of("..", "..", "config")).clocks();
        List<CaseEvent> events = List.of(
                task(Step.OPENED, "2026-03-02T09:00").category("督帮/重点项目").done(),
                task(Step.INSPECTED, "2026-03-20T10:00").done(),
                task(Step.INSPECTED, "2026-04-27T10:00").done());
        assertThat(new Explanation(clocks, ZONE, Locale.CHINESE).lines("tasks:1", events, ms("2026-05-01T00:00")))
                .anyMatch(line -> line.startsWith("督帮：已督帮 2 次，脱期 1 次，下一次应于") && line.contains("5"));
        assertThat(new Explanation(clocks, ZONE, Locale.ENGLISH).lines("tasks:1", events, ms("2026-03-02T10:00")))
                .anyMatch(line -> line.startsWith("Inspections: 0 made, 0 missed, the next one due by"));
        LedgerView view = new LedgerAt(clocks)
                .asKnownThen("tasks:1", events, ms("2026-05-01T00:00"))
                .orElseThrow();
        assertThat(new LedgerSheet(ZONE, Locale.ENGLISH).lines(view, null))
                .anyMatch(line -> line.contains("2 made, 1 missed, the next one due by"));
    }

    private static CaseEventDraft task(Step step, String at) {
        Instant time = time(at);
        return CaseEvent.draft("tasks", "1", step, time, time).origin(at);
    }

    private static long ms(String at) {
        return time(at).toEpochMilli();
    }

    @Test
    void everyConstantHasItsWordInBothLanguages() throws IOException {
        Set<String> chinese = keys("words.properties");
        assertThat(keys("words_en.properties")).isEqualTo(chinese);
        assertThat(chinese)
                .containsAll(names("step.", Step.values()))
                .containsAll(names("kind.", Kind.values()))
                .containsAll(names("urgency.", Urgency.values()))
                .containsAll(names("anomaly.", mashang.workorder.Anomaly.values()))
                .containsAll(names("alert.", mashang.sla.Alert.Kind.values()))
                .containsAll(names("light.", mashang.sla.Light.values()))
                .containsAll(names("owner.", Owner.values()))
                .containsAll(names("reason.", mashang.sla.Reckoning.Reason.values()));
    }

    private static List<String> names(String prefix, Enum<?>[] constants) {
        return java.util.Arrays.stream(constants).map(c -> prefix + c.name()).toList();
    }

    private static Set<String> keys(String name) throws IOException {
        Properties words = new Properties();
        try (InputStream in = resource(Explanation.class, name)) {
            words.load(in);
        }
        return words.stringPropertyNames();
    }

    private static InputStream resource(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResourceAsStream(name), name);
    }

    private void expect(String name, String at, Locale locale) {
        String text = String.join("\n", lines(at, locale)) + "\n";
        try (InputStream in = resource(ExplanationTest.class, name + ".txt")) {
            assertThat(text).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> lines(String at, Locale locale) {
        return new Explanation(new Clocks(DEADLINES), ZONE, locale).lines("hotline:1", events, time(at).toEpochMilli());
    }

    private void submitted(String at) {
        add(draft(Step.SUBMITTED, at)
                .unit(null)
                .with()
                .channel("phone")
                .kind(Kind.COMPLAINT)
                .urgency(Urgency.ORDINARY)
                .category("城建/道路"));
    }

    private void said(Step step, String at) {
        add(draft(step, at));
    }

    private void add(Draft draft) {
        add(draft.with());
    }

    private void add(CaseEventDraft draft) {
        events.add(draft.origin("log/" + events.size()).done());
    }

    private static Draft draft(Step step, String at) {
        return new Draft(step, at);
    }

    /** An event handed over when it occurred, by the unit, unless it says otherwise. */
    private static final class Draft {
        private final Step step;
        private final String at;
        private String logged;
        private String unit = UNIT;
        private String reason;
        private Urgency urgency;
        private Instant due;

        Draft(Step step, String at) {
            this.step = step;
            this.at = at;
            this.logged = at;
        }

        Draft loggedAt(String value) {
            logged = value;
            return this;
        }

        Draft unit(String value) {
            unit = value;
            return this;
        }

        Draft reason(String value) {
            reason = value;
            return this;
        }

        Draft urgency(Urgency value) {
            urgency = value;
            return this;
        }

        Draft dueAt(Instant value) {
            due = value;
            return this;
        }

        CaseEventDraft with() {
            return CaseEvent.draft("hotline", "1", step, time(at), time(logged))
                    .unit(unit)
                    .reason(reason)
                    .urgency(urgency)
                    .dueAt(due);
        }
    }

    private static Instant time(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static Policy policy() {
        ClockDefinition receive = ClockDefinition.ofOrder(
                "receive", Owner.HOTLINE, Set.of(Step.SUBMITTED), EnumSet.of(Step.ACCEPTED, Step.DISPATCHED));
        ClockDefinition handle = new ClockDefinition(
                "handle",
                Scope.ORDER,
                Owner.UNIT,
                Set.of(Step.DISPATCHED),
                Set.of(Step.HANDLED),
                Set.of(Step.SUSPENDED),
                Set.of(Step.RESUMED),
                new ClockDefinition.Extension(10, 1),
                null);
        ClockDefinition sign = new ClockDefinition(
                "sign",
                Scope.HOP,
                Owner.UNIT,
                Set.of(Step.DISPATCHED),
                EnumSet.of(Step.SIGNED, Step.HANDLED),
                Set.of(),
                Set.of(),
                null,
                null);
        OrderMatch complaints =
                new OrderMatch(Set.of(), Set.of(), Set.of(Kind.COMPLAINT), Set.of(), Set.of(), Set.of());
        OrderMatch livelihood =
                new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of(Urgency.LIVELIHOOD), Set.of(), Set.of());
        return new Policy(
                "city",
                2,
                Instant.EPOCH,
                List.of(
                        ClockRule.plain(
                                receive,
                                0,
                                OrderMatch.ALL,
                                Span.workingTime(Duration.ofHours(8).toMillis())),
                        new ClockRule(
                                handle,
                                0,
                                complaints,
                                false,
                                Span.workingDays(5),
                                null,
                                Span.workingDays(1),
                                List.of(new ClockRule.Rung("notice", Span.workingDays(1))),
                                1,
                                null,
                                "效能办〔2019〕3 号"),
                        new ClockRule(
                                handle,
                                1,
                                livelihood,
                                false,
                                Span.workingTime(Duration.ofHours(26).toMillis()),
                                null,
                                Span.elapsed(Duration.ofHours(4).toMillis()),
                                List.of(),
                                0,
                                null,
                                "效能办〔2019〕3 号"),
                        ClockRule.plain(
                                sign,
                                0,
                                OrderMatch.ALL,
                                Span.elapsed(Duration.ofHours(24).toMillis()))),
                new Policy.BuckPassing(true, 0),
                new Policy.Office(List.of(
                        new Policy.Power(Step.WAIVED, Set.of("head"), Span.workingDays(20)),
                        new Policy.Power(Step.WRITTEN_OFF, Set.of("head"), null))));
    }

    private static CalendarPlan nationalDay2019() {
        List<CalendarPlan.Day> days = new ArrayList<>();
        days.add(day("2019-09-29", true));
        LongStream.rangeClosed(1, 7).forEach(d -> days.add(day("2019-10-0" + d, false)));
        days.add(day("2019-10-12", true));
        return new CalendarPlan(
                "cn",
                true,
                ZONE.getId(),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                List.of(new CalendarPlan.Hours(510, 720), new CalendarPlan.Hours(870, 1050)),
                false,
                List.of(new CalendarPlan.Notice(
                        "国办发明电〔2018〕15 号", 0, LocalDate.parse("2019-11-15").toEpochDay(), days)));
    }

    private static CalendarPlan.Day day(String day, boolean working) {
        return new CalendarPlan.Day(LocalDate.parse(day).toEpochDay(), "国庆节", working);
    }
}
