package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mashang.accountability.Period;
import mashang.inspection.Findings;
import mashang.inspection.VisitPlan;
import mashang.inspection.VisitPlan.State;
import mashang.intake.RawRecord;
import mashang.ledger.LedgerEntry;
import mashang.ledger.Visits;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** Tasks as the shipped feed maps them and the shipped policy watches them. */
class TasksFeedTest {
    private static final City CITY = City.load(Path.of("."));
    private static final Feed TASKS = CITY.feed("tasks").orElseThrow();

    @Test
    void rowSaysWhatTheTaskIsWhoseAndUntilWhen() {
        CaseEvent opened = event("T-1,1,立项,2026-03-02 09:00,重点项目,滨江路改造,市城市管理局,2026-09-30 17:30,,,,,");
        assertThat(opened.step()).isEqualTo(Step.OPENED);
        assertThat(opened.orderId()).isEqualTo("tasks:T-1");
        assertThat(opened.category()).isEqualTo("督帮/重点项目");
        assertThat(opened.unit()).isEqualTo("市城市管理局");
        assertThat(opened.dueAt()).isEqualTo("2026-09-30T09:30:00Z");
        CaseEvent visit = event("T-1,2,督帮,2026-03-20 10:00,,,,,林某,已拆迁,,,3");
        assertThat(visit.step()).isEqualTo(Step.INSPECTED);
        assertThat(visit.actor()).isEqualTo("林某");
        assertThat(visit.reason()).isEqualTo("已拆迁");
        assertThat(visit.found()).isEqualTo(3);
        assertThat(opened.found()).as("nobody said").isNull();
    }

    @Test
    void visitsAreCountedMissedOnesToldAndTheNextOneKnown() {
        Advance advance = watch(
                "2026-05-20T00:00:00Z",
                "T-1,3,立项,2026-03-02 09:00,重点项目,滨江路改造,市城市管理局,2026-09-30 17:30,,,,,",
                "T-1,4,督帮,2026-03-20 10:00,,,,,林某,,,,",
                "T-1,5,督帮,2026-04-27 10:00,,,,,林某,,,,");
        assertThat(breaches(advance))
                .as("monthly, and a day for the report")
                .containsExactly(tuple(
                        "tasks:T-1/1/cadence/2026-03-20T02:00:00Z/cadence-missed",
                        Instant.parse("2026-04-20T02:00:00Z"),
                        Instant.parse("2026-04-21T02:00:00Z")));
        LedgerEntry entry = LedgerEntry.of(advance, CITY.units());
        assertThat(entry.visits())
                .isEqualTo(new Visits(1, Instant.parse("2026-05-27T02:00:00Z").toEpochMilli()));
        assertThat(entry.count(Step.INSPECTED)).isEqualTo(2);
        assertThat(entry.unit()).isEqualTo("市城市管理局");
    }

    @Test
    void whatIsAssignedByLeadersIsVisitedWeeklyWithinThreeMonths() {
        String[] rows = {"T-2,6,立项,2026-03-02 09:00,交办事项,清淤,东街街道,2026-05-20 17:30,,,,,"};
        assertThat(breaches(watch("2026-03-11T00:00:00Z", rows)))
                .extracting(t -> t.toList().get(1))
                .containsExactly(Instant.parse("2026-03-09T01:00:00Z"));
        rows[0] = rows[0].replace("交办事项", "重点工作");
        assertThat(breaches(watch("2026-03-11T00:00:00Z", rows))).isEmpty();
    }

    @Test
    void overdueTaskIsTheUnitsAndAnEndedOneWantsNoVisit() {
        String opened = "T-3,7,立项,2026-03-02 09:00,问题整改,护栏,市城市管理局,2026-03-06 17:30,,,,,";
        Advance late = watch("2026-03-08T00:00:00Z", opened);
        assertThat(late.alerts())
                .filteredOn(a -> a.kind() == Alert.Kind.BREACH)
                .extracting(Alert::clock, Alert::unit)
                .containsExactly(tuple("task", "市城市管理局"));
        Advance ended = watch("2026-03-08T00:00:00Z", opened, "T-3,8,完成,2026-03-03 08:00,,,,,,,,,");
        assertThat(breaches(ended)).isEmpty();
        assertThat(LedgerEntry.of(ended, CITY.units()).visits()).isEqualTo(new Visits(0, null));
    }

    @Test
    void theCalendarSaysWhatWasMadeMissedAndIsToCome() {
        List<CaseEvent> events = Stream.of(
                        "T-4,1,立项,2026-01-05 09:00,重点项目,滨江路改造,市城市管理局,2026-05-20 17:30,,,,,",
                        "T-4,2,督帮,2026-01-20 10:00,,,,,林某,,,,2",
                        "T-4,3,督帮,2026-03-02 10:00,,,,,林某,,,,0")
                .map(TasksFeedTest::event)
                .toList();
        assertThat(calendar(events, "2026-03-16T00:00:00Z"))
                .as("monthly, and daily in the last week; the second one was ten days late")
                .containsExactly(
                        tuple("2026-02-05", State.MADE),
                        tuple("2026-02-20", State.LATE),
                        tuple("2026-04-02", State.PLANNED),
                        tuple("2026-05-02", State.PLANNED),
                        tuple("2026-05-14", State.PLANNED),
                        tuple("2026-05-15", State.PLANNED),
                        tuple("2026-05-16", State.PLANNED),
                        tuple("2026-05-17", State.PLANNED),
                        tuple("2026-05-18", State.PLANNED),
                        tuple("2026-05-19", State.PLANNED));
        assertThat(calendar(events, "2026-05-10T00:00:00Z"))
                .as("nobody went since")
                .startsWith(
                        tuple("2026-02-05", State.MADE),
                        tuple("2026-02-20", State.LATE),
                        tuple("2026-04-02", State.MISSED))
                .contains(tuple("2026-05-19", State.PLANNED));
        assertThat(calendar(events, "2026-02-20T20:00:00Z"))
                .as("due by now, and its report may come until tomorrow")
                .contains(tuple("2026-02-20", State.AWAITED));
    }

    private static List<org.assertj.core.groups.Tuple> calendar(List<CaseEvent> events, String now) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = Instant.parse("2026-12-31T00:00:00Z");
        return new VisitPlan(CITY.clocks(), "tasks:T-4", Instant.parse(now).toEpochMilli())
                .visits(events, start.toEpochMilli(), end.toEpochMilli()).stream()
                        .map(visit -> tuple(
                                Instant.ofEpochMilli(visit.dueAt()).toString().substring(0, 10), visit.state()))
                        .toList();
    }

    @Test
    void whatInspectionsFoundIsCountedWhereTheySaySo() {
        List<CaseEvent> events = Stream.of(
                        "T-5,1,立项,2026-01-05 09:00,重点项目,滨江路改造,市城市管理局,2026-09-30 17:30,,,,,",
                        "T-5,2,督帮,2026-01-20 10:00,,,,,林某,,1,2026-01-20 11:00,2",
                        "T-5,2,督帮,2026-01-20 10:00,,,,,林某,,2,2026-01-21 11:00,4",
                        "T-5,3,督帮,2026-02-02 10:00,,,,,林某,,,,0",
                        "T-5,4,督帮,2026-02-03 10:00,,,,,林某,,,,",
                        "T-5,5,督帮,2026-04-02 10:00,,,,,林某,,,,9")
                .map(TasksFeedTest::event)
                .toList();
        OrderState state = OrderState.NEW;
        for (CaseEvent event : events) {
            state = CITY.clocks().receive(state, event);
        }
        long until = Period.parse("2026-Q2").end();
        Advance advance = CITY.clocks().advance("tasks:T-5", state, until);
        Period quarter = Period.parse("2026-Q1");
        Findings found = Findings.of(advance.order(), events, quarter.start(), quarter.end());
        assertThat(found).as("an amended row counts once").isEqualTo(new Findings(3, 2, 4));
        assertThat(found.perInspection()).isEqualTo(2);
        assertThat(Findings.NONE.perInspection()).isNull();
        assertThat(quarter.yearBefore().id()).isEqualTo("2025-Q1");
    }

    private static List<org.assertj.core.groups.Tuple> breaches(Advance advance) {
        return advance.alerts().stream()
                .filter(a -> a.kind() == Alert.Kind.CADENCE_MISSED || a.kind() == Alert.Kind.BREACH)
                .map(a -> tuple(a.alertId(), a.dueAt(), a.decidedAt()))
                .toList();
    }

    private static Advance watch(String until, String... rows) {
        Clocks clocks = CITY.clocks();
        OrderState state = OrderState.NEW;
        String order = "";
        for (String row : rows) {
            CaseEvent event = event(row);
            order = event.orderId();
            state = clocks.receive(state, event);
        }
        return clocks.advance(order, state, Instant.parse(until).toEpochMilli());
    }

    /** Handed over in the evening of its day. */
    private static CaseEvent event(String row) {
        long loggedAt = Instant.parse(row.split(",", -1)[3].substring(0, 10) + "T12:00:00Z")
                .toEpochMilli();
        Mapped mapped = FeedMapping.of(TASKS, UnaryOperator.identity(), UnaryOperator.identity())
                .map(new RawRecord(
                        "mashang.raw.tasks", 0, 1, loggedAt, "", 1, null, row.getBytes(StandardCharsets.UTF_8), 0));
        assertThat(mapped.dead()).isEmpty();
        return mapped.events().get(0);
    }
}
