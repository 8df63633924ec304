package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.junit.jupiter.api.Test;

/**
 * What real feeds and real users do to such a system: each case was a bug in somebody's. The README of
 * this module says where those are tested that are not about clocks.
 */
class DomainCasesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long HOUR = 3_600_000;
    private static final Set<Step> ENDS = EnumSet.of(Step.HANDLED, Step.CANCELLED, Step.MERGED);
    private static final ClockDefinition.Extension EXTENSION = new ClockDefinition.Extension(10, 1);

    /** Within office time: 8:30 to 12:00, 14:30 to 17:30; a week in February 2027 with a festival and a make-up Sunday. */
    private static final Calendars CALENDARS = Calendars.of(List.of(new CalendarPlan(
            "cn",
            true,
            ZONE.getId(),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            List.of(new CalendarPlan.Hours(510, 720), new CalendarPlan.Hours(870, 1050)),
            false,
            List.of(
                    notice("2026-11-01T00:00", "2027-12-24", festival("2027-02-05", "2027-02-11")),
                    notice("2027-01-26T00:00", "2027-12-24", festival("2027-02-12", "2027-02-12"))))));

    private static final ClockDefinition HANDLE = order("handle", Step.DISPATCHED);
    private static final ClockDefinition UNIT_HANDLE = new ClockDefinition(
            "unit-handle",
            ClockDefinition.Scope.HOP,
            ClockDefinition.Owner.UNIT,
            Set.of(Step.DISPATCHED),
            EnumSet.of(Step.HANDLED, Step.RETURNED),
            Set.of(Step.SUSPENDED),
            Set.of(Step.RESUMED),
            EXTENSION,
            null);

    @Test
    void case2HandledReportedLateButInTimeWithdrawsTheBreach() {
        List<Alert> alerts = alerts(
                policy(rule(HANDLE, Span.workingDays(1))),
                "2027-01-08T00:00",
                event("2027-01-04T09:00", Step.DISPATCHED),
                logged("2027-01-06T09:00", event("2027-01-05T17:00", Step.HANDLED)));
        assertThat(lines(alerts))
                .containsExactly(
                        "1/handle/breach due 2027-01-05T17:30 at 2027-01-05T17:30",
                        "1/handle/breach/correction/1 due 2027-01-05T17:30 at 2027-01-06T09:00 withdrawn");
    }

    @Test
    void case3OrderOfArrivalDuplicatesAndNewTransportIdsMakeNoDifference() {
        Policy policy = policy(rule(HANDLE, Span.workingDays(1)), rule(UNIT_HANDLE, Span.elapsed(HOUR)));
        List<CaseEvent> log = new ArrayList<>(List.of(
                event("2027-01-04T08:00", Step.SUBMITTED).done(),
                event("2027-01-04T09:00", Step.DISPATCHED).unit("甲").done(),
                event("2027-01-06T11:00", Step.REPLIED).done(),
                event("2027-01-06T10:00", Step.HANDLED).unit("甲").done(),
                event("2027-01-06T12:00", Step.SIGNED).unit("甲").done()));
        log.add(log.get(1));
        log.add(event("2027-01-04T09:00", Step.DISPATCHED)
                .unit("甲")
                .origin("elsewhere/0/7")
                .done());
        List<String> expected = lines(play(policy, "2027-02-01T00:00", log).alerts());
        assertThat(expected).hasSize(2);
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(log, random);
            assertThat(lines(play(policy, "2027-02-01T00:00", log).alerts())).isEqualTo(expected);
        }
    }

    @Test
    void case4PauseOverAWeekendAMakeUpSundayAndTheSpringFestivalIsCountedOnce() {
        Policy policy = policy(rule(HANDLE, Span.workingTime(6 * HOUR)));
        // Thursday 17:00 to 17:30 counts; then it is on hold until the make-up Sunday at 9:00, half an hour into office
        // time.
        assertThat(due(
                        policy,
                        event("2027-02-04T17:00", Step.DISPATCHED),
                        event("2027-02-04T17:30", Step.SUSPENDED),
                        event("2027-02-06T09:00", Step.SUSPENDED),
                        event("2027-02-07T10:00", Step.RESUMED),
                        event("2027-02-14T09:00", Step.RESUMED)))
                .isEqualTo("2027-02-14T17:00");
        // The same without a pause: the festival's days do not count, the make-up Sunday does.
        assertThat(due(policy, event("2027-02-04T17:00", Step.DISPATCHED))).isEqualTo("2027-02-14T16:30");
    }

    @Test
    void case5UrgencyRaisedWhilePausedKeepsThePauseAndNeverMakesItDueBeforeItWasRaised() {
        ClockRule urgent = rule(HANDLE, 10, urgency(Urgency.EMERGENCY), Span.elapsed(2 * HOUR));
        Policy policy = policy(rule(HANDLE, Span.elapsed(24 * HOUR)), urgent);
        CaseEventDraft dispatched = event("2027-01-04T09:00", Step.DISPATCHED).urgency(Urgency.ORDINARY);
        CaseEventDraft raised = event("2027-01-05T08:00", Step.RECLASSIFIED).urgency(Urgency.EMERGENCY);
        CaseEventDraft paused = event("2027-01-04T10:00", Step.SUSPENDED);
        assertThat(due(policy, dispatched, paused, raised, event("2027-01-05T09:00", Step.RESUMED)))
                .as("an hour had run before the pause, an hour is left")
                .isEqualTo("2027-01-05T10:00");
        assertThat(due(policy, dispatched, raised)).as("without a pause").isEqualTo("2027-01-05T08:00");
    }

    @Test
    void case5BreachedWhilePendingIsNotTakenBack() {
        List<Alert> alerts = alerts(
                policy(rule(HANDLE, Span.elapsed(2 * HOUR))),
                "2027-01-10T00:00",
                event("2027-01-04T09:00", Step.DISPATCHED),
                event("2027-01-04T12:00", Step.SUSPENDED));
        assertThat(lines(alerts)).containsExactly("1/handle/breach due 2027-01-04T11:00 at 2027-01-04T11:00");
    }

    @Test
    void case6ExtensionAskedForAfterTheDueTimeIsRefusedEvenIfItWasGranted() {
        Policy policy = policy(rule(HANDLE, Span.workingDays(1)));
        CaseEventDraft dispatched = event("2027-01-04T09:00", Step.DISPATCHED);
        CaseEventDraft granted = event("2027-01-06T10:00", Step.EXTENDED).dueAt(at("2027-01-11T12:00"));
        assertThat(due(policy, dispatched, event("2027-01-05T17:31", Step.EXTENSION_REQUESTED), granted))
                .isEqualTo("2027-01-05T17:30");
        assertThat(due(policy, dispatched, event("2027-01-05T17:30", Step.EXTENSION_REQUESTED), granted))
                .as("asked for at the last moment")
                .isEqualTo("2027-01-11T12:00");
    }

    @Test
    void case6ExtensionUndecidedAtTheDueTimeHoldsTheAccusationForOneWorkingDay() {
        List<Alert> alerts = alerts(
                policy(rule(HANDLE, Span.workingDays(1))),
                "2027-01-20T00:00",
                event("2027-01-07T09:00", Step.DISPATCHED),
                event("2027-01-08T17:00", Step.EXTENSION_REQUESTED));
        assertThat(lines(alerts)).containsExactly("1/handle/breach due 2027-01-08T17:30 at 2027-01-11T17:30");
    }

    @Test
    void case7TransferKeepsTheCitizensClockAndEndsTheOldUnits() {
        Policy policy = policy(rule(HANDLE, Span.elapsed(10 * HOUR)), rule(UNIT_HANDLE, Span.elapsed(6 * HOUR)));
        List<Alert> alerts = alerts(
                policy,
                "2027-01-05T00:00",
                event("2027-01-04T08:00", Step.DISPATCHED).unit("甲"),
                event("2027-01-04T13:00", Step.DISPATCHED).unit("乙"));
        assertThat(lines(alerts))
                .containsExactly(
                        "1/handle/breach due 2027-01-04T18:00 at 2027-01-04T18:00",
                        "1/unit-handle/2027-01-04T05:00:00Z~乙/breach due 2027-01-04T19:00 at 2027-01-04T19:00");
    }

    @Test
    void case8ReopenedAfterBeingStruckOffStartsAnewAndTheTimeBetweenIsNotCounted() {
        List<Alert> alerts = alerts(
                policy(rule(HANDLE, Span.elapsed(10 * HOUR))),
                "2027-03-01T00:00",
                event("2027-01-04T08:00", Step.DISPATCHED),
                event("2027-01-04T09:00", Step.HANDLED),
                event("2027-01-04T10:00", Step.WRITTEN_OFF),
                event("2027-02-01T08:00", Step.REOPENED),
                event("2027-02-01T08:30", Step.DISPATCHED));
        assertThat(lines(alerts)).containsExactly("2/handle/breach due 2027-02-01T18:30 at 2027-02-01T18:30");
    }

    @Test
    void case10TwoClocksDueInOneMomentAreBothToldAndOfTwoTargetsTheNearerIsDue() {
        Policy policy = policy(
                rule(HANDLE, Span.elapsed(2 * HOUR)),
                rule(order("report", Step.DISPATCHED), Span.elapsed(2 * HOUR)),
                rule(order("total", Step.DISPATCHED), Span.elapsed(3 * HOUR)));
        assertThat(lines(alerts(policy, "2027-01-04T11:00", event("2027-01-04T09:00", Step.DISPATCHED))))
                .containsExactly(
                        "1/handle/breach due 2027-01-04T11:00 at 2027-01-04T11:00",
                        "1/report/breach due 2027-01-04T11:00 at 2027-01-04T11:00");
    }

    @Test
    void case18DeadlineInAnUnannouncedYearIsProvisionalAndANoticePlansItAnewWithoutASecondAlert() {
        Policy policy = policy(rule(HANDLE, Span.workingDays(2)));
        Clocks clocks = clocks(policy);
        OrderState state = receive(clocks, event("2027-12-23T09:00", Step.DISPATCHED));
        Verdict verdict = verdict(clocks, state, "2027-12-23T10:00");
        assertThat(local(verdict.due())).isEqualTo("2027-12-27T17:30");
        assertThat(verdict.provisional()).isTrue();

        // Breached on 11 February as known then; the notice of 26 January had made it a holiday before that.
        List<Alert> alerts = alerts(policy, "2027-02-20T00:00", event("2027-02-04T09:00", Step.DISPATCHED));
        assertThat(lines(alerts)).containsExactly("1/handle/breach due 2027-02-15T17:30 at 2027-02-15T17:30");
        assertThat(local(
                        verdict(clocks, receive(clocks, event("2027-02-04T09:00", Step.DISPATCHED)), "2026-12-01T00:00")
                                .due()))
                .as("as known before the amendment")
                .isEqualTo("2027-02-14T17:30");
    }

    @Test
    void case18BreachToldByAnOldHolidayListIsWithdrawnByANewOne() {
        Calendars late = Calendars.of(List.of(new CalendarPlan(
                "cn",
                true,
                ZONE.getId(),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                List.of(new CalendarPlan.Hours(540, 1080)),
                false,
                List.of(
                        notice("2026-11-01T00:00", "2027-12-24"),
                        notice("2027-01-06T12:00", "2027-12-24", festival("2027-01-05", "2027-01-08"))))));
        Clocks clocks = new Clocks(List.of(policy(rule(HANDLE, Span.workingDays(1)))), late, Units.none(), Map.of());
        Advance advance = advance(
                clocks,
                "2027-01-12T00:00",
                List.of(event("2027-01-04T09:00", Step.DISPATCHED).done()));
        assertThat(lines(advance.alerts()))
                .containsExactly(
                        "1/handle/breach due 2027-01-05T18:00 at 2027-01-05T18:00",
                        "1/handle/breach/2 due 2027-01-10T18:00 at 2027-01-10T18:00",
                        "1/handle/breach/correction/1 due 2027-01-10T18:00 at 2027-01-06T12:00 withdrawn");
    }

    @Test
    void case21OrderOpenedOutsideOfficeHoursHasTheWholeLimit() {
        Policy hours = policy(rule(HANDLE, Span.workingTime(2 * HOUR)));
        assertThat(due(hours, event("2027-01-08T20:00", Step.DISPATCHED))).isEqualTo("2027-01-11T10:30");
        Policy days = policy(rule(HANDLE, Span.workingDays(1)));
        assertThat(due(days, event("2027-01-09T12:00", Step.DISPATCHED))).isEqualTo("2027-01-11T17:30");
        Policy sameDay = policy(rule(HANDLE, Span.workingDays(0)));
        assertThat(due(sameDay, event("2027-01-08T17:45", Step.DISPATCHED))).isEqualTo("2027-01-11T17:30");
    }

    @Test
    void case21WarningAsLongAsTheLimitLiesInTheMiddleAndNotOnTheStartOrTheDueTime() {
        ClockRule tenDays = new ClockRule(
                HANDLE,
                0,
                OrderMatch.ALL,
                false,
                Span.elapsed(240 * HOUR),
                null,
                Span.elapsed(240 * HOUR),
                List.of(),
                0,
                null,
                "");
        List<Alert> alerts = alerts(policy(tenDays), "2027-01-13T00:00", event("2027-01-04T00:00", Step.DISPATCHED));
        assertThat(lines(alerts)).containsExactly("1/handle/warning due 2027-01-14T00:00 at 2027-01-09T00:00");
    }

    private static CalendarPlan.Notice notice(String published, String confirmed) {
        return notice(published, confirmed, List.of());
    }

    private static CalendarPlan.Notice notice(String published, String confirmed, List<CalendarPlan.Day> days) {
        return new CalendarPlan.Notice(
                "notice",
                at(published).toEpochMilli(),
                LocalDate.parse(confirmed).toEpochDay(),
                days);
    }

    /** Days off, and the Sunday after them worked. */
    private static List<CalendarPlan.Day> festival(String from, String until) {
        List<CalendarPlan.Day> days = new ArrayList<>();
        LocalDate last = LocalDate.parse(until);
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(last); day = day.plusDays(1)) {
            days.add(new CalendarPlan.Day(day.toEpochDay(), "节", false));
        }
        LocalDate sunday = last;
        while (sunday.getDayOfWeek() != DayOfWeek.SUNDAY) {
            sunday = sunday.plusDays(1);
        }
        days.add(new CalendarPlan.Day(sunday.toEpochDay(), "节", true));
        return days;
    }

    private static ClockDefinition order(String name, Step start) {
        return new ClockDefinition(
                name,
                ClockDefinition.Scope.ORDER,
                ClockDefinition.Owner.UNIT,
                Set.of(start),
                ENDS,
                Set.of(Step.SUSPENDED),
                Set.of(Step.RESUMED),
                EXTENSION,
                null);
    }

    private static OrderMatch urgency(Urgency urgency) {
        return new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of(urgency), Set.of(), Set.of());
    }

    private static ClockRule rule(ClockDefinition clock, Span limit) {
        return rule(clock, 0, OrderMatch.ALL, limit);
    }

    private static ClockRule rule(ClockDefinition clock, int priority, OrderMatch match, Span limit) {
        return ClockRule.plain(clock, priority, match, limit);
    }

    private static Policy policy(ClockRule... rules) {
        return new Policy("test", 1, Instant.EPOCH, List.of(rules), null);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static String local(Instant time) {
        return LocalDateTime.ofInstant(time, ZONE).toString();
    }

    /** Handed over as it happened. */
    private static CaseEventDraft event(String local, Step step) {
        return CaseEvent.draft("hotline", "1", step, at(local), at(local)).origin("raw/0/1");
    }

    private static CaseEventDraft logged(String local, CaseEventDraft draft) {
        CaseEvent event = draft.done();
        return CaseEvent.draft("hotline", "1", event.step(), event.occurredAt(), at(local))
                .origin("raw/0/2");
    }

    private static Clocks clocks(Policy policy) {
        return new Clocks(List.of(policy), CALENDARS, Units.none(), Map.of());
    }

    private static OrderState receive(Clocks clocks, CaseEventDraft draft) {
        OrderState waiting = clocks.receive(OrderState.NEW, draft.done());
        return clocks.advance("hotline:1", waiting, draft.done().loggedAt().toEpochMilli())
                .state();
    }

    private static Verdict verdict(Clocks clocks, OrderState state, String at) {
        return clocks.verdicts("hotline:1", state, at(at).toEpochMilli()).get(0);
    }

    private static String due(Policy policy, CaseEventDraft... drafts) {
        List<CaseEvent> log = Arrays.stream(drafts).map(CaseEventDraft::done).toList();
        long end = at("2027-02-05T00:00").toEpochMilli();
        Clocks clocks = clocks(policy);
        OrderState state = advance(clocks, "2027-02-20T00:00", log).state();
        return local(clocks.verdicts("hotline:1", state, end).get(0).due());
    }

    private static Advance play(Policy policy, String until, List<CaseEvent> log) {
        return advance(clocks(policy), until, log);
    }

    private static Advance advance(Clocks clocks, String until, List<CaseEvent> log) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : log) {
            state = clocks.receive(state, event);
        }
        return clocks.advance("hotline:1", state, at(until).toEpochMilli());
    }

    private static List<Alert> alerts(Policy policy, String until, CaseEventDraft... drafts) {
        return play(policy, until, Stream.of(drafts).map(CaseEventDraft::done).toList())
                .alerts();
    }

    private static List<String> lines(List<Alert> alerts) {
        return alerts.stream()
                .map(a -> a.alertId().substring("hotline:1/".length())
                        + " due "
                        + local(a.dueAt())
                        + " at "
                        + local(a.decidedAt())
                        + (a.withdrawn() ? " withdrawn" : ""))
                .sorted()
                .toList();
    }
}
