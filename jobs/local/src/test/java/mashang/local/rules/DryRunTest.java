package mashang.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.local.rules.DryRun.Change;
import mashang.sla.CalendarPlan;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Clocks;
import mashang.sla.OrderMatch;
import mashang.sla.OrderState;
import mashang.sla.Policy;
import mashang.sla.RuleNews;
import mashang.sla.Span;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders to be received within three working days; 2 March 2026, when they begin, is a Monday. */
class DryRunTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant THURSDAY_CLOSE = Instant.parse("2026-03-05T09:30:00Z");
    private static final Instant MONDAY_CLOSE = Instant.parse("2026-03-09T09:30:00Z");

    private final Clocks clocks =
            new Clocks(List.of(policy(1, Instant.EPOCH, 3)), Calendars.WEEKDAYS, Units.none(), Map.of());

    @Test
    void calendarMovesWhatIsOpenAndNothingElse() {
        DryRun run = DryRun.of(orders(), clocks, off(days(1)), days(1));
        assertThat(run.open()).isEqualTo(2);
        assertThat(run.clocks()).isEqualTo(2);
        assertThat(run.changes())
                .containsExactlyInAnyOrder(
                        new Change("f:1", 1, "receive", null, ms(THURSDAY_CLOSE), ms(MONDAY_CLOSE)),
                        new Change("f:2", 1, "receive", null, ms(THURSDAY_CLOSE), ms(MONDAY_CLOSE)));
        assertThat(run.sooner()).isZero();
        assertThat(run.told()).isZero();
        assertThat(run.withdrawn()).isZero();
    }

    @Test
    void breachThatWouldNotBeOneIsWithdrawn() {
        DryRun run = DryRun.of(orders(), clocks, off(days(4)), days(4));
        assertThat(run.withdrawn()).as("both are overdue by Friday").isEqualTo(2);
        assertThat(run.told()).isZero();
        assertThat(run.changes()).hasSize(2);
    }

    @Test
    void dayThatIsWorkedAfterAllBringsBreaches() {
        Clocks amended = clocks.with(off(ms(MONDAY)));
        RuleNews worked = RuleNews.ofCalendars(days(4), List.of(plan("复工", days(4), "停工")));
        DryRun run = DryRun.of(orders(), amended, worked, days(4));
        assertThat(run.sooner()).isEqualTo(2);
        assertThat(run.told()).as("due on Thursday, and it is Friday").isEqualTo(2);
    }

    @Test
    void policyLeavesAloneWhatRuns() {
        Instant later = Instant.ofEpochMilli(days(2));
        DryRun run = DryRun.of(orders(), clocks, RuleNews.of(days(1), policy(2, later, 1)), days(1));
        assertThat(run.open()).isEqualTo(2);
        assertThat(run.changes()).isEmpty();
    }

    @Test
    void clockOfAnOrderThatWasAnsweredRunsOn() {
        ClockDefinition followUp = ClockDefinition.ofOrder(
                "follow-up", ClockDefinition.Owner.HOTLINE, EnumSet.of(Step.REPLIED), EnumSet.of(Step.FOLLOWED_UP));
        ClockRule rule = ClockRule.plain(followUp, 0, OrderMatch.ALL, Span.workingDays(3));
        Policy policy = new Policy("p", 1, Instant.EPOCH, List.of(rule), null);
        Clocks hotline = new Clocks(List.of(policy), Calendars.WEEKDAYS, Units.none(), Map.of());
        Map<String, OrderState> waiting = new HashMap<>();
        receive(waiting, "1", 0, Step.SUBMITTED);
        receive(waiting, "1", 1, Step.REPLIED);
        receive(waiting, "2", 0, Step.SUBMITTED);
        receive(waiting, "2", 1, Step.REPLIED);
        receive(waiting, "2", 2, Step.FOLLOWED_UP);
        DryRun run = DryRun.of(waiting, hotline, off(days(1)), days(1));
        assertThat(run.open()).isEqualTo(1);
        assertThat(run.clocks()).isEqualTo(1);
        assertThat(run.changes())
                .containsExactly(new Change("f:1", 1, "follow-up", null, ms(THURSDAY_CLOSE), ms(MONDAY_CLOSE)));
        assertThat(DryRun.of(waiting, hotline, off(days(4)), days(4)).withdrawn())
                .as("nobody asked back by Friday")
                .isEqualTo(1);
    }

    @Test
    void whatIsHandedOverLaterIsNotKnownAndWhatEndedIsNotOpen() {
        assertThat(DryRun.of(orders(), clocks, off(days(1)), ms(MONDAY)).open()).isEqualTo(1);
        assertThat(DryRun.of(Map.of(), clocks, off(days(1)), days(1))).isEqualTo(new DryRun(0, 0, List.of(), 0, 0));
    }

    /** Two that are open, one from a minute later; one that was refused. */
    private Map<String, OrderState> orders() {
        Map<String, OrderState> waiting = new HashMap<>();
        receive(waiting, "1", 0, Step.SUBMITTED);
        receive(waiting, "2", 1, Step.SUBMITTED);
        receive(waiting, "3", 0, Step.SUBMITTED);
        receive(waiting, "3", 0, Step.REJECTED);
        return waiting;
    }

    private void receive(Map<String, OrderState> waiting, String id, int minute, Step step) {
        Instant at = MONDAY.plus(Duration.ofMinutes(minute));
        CaseEvent event = CaseEvent.draft("f", id, step, at, at).origin("o").done();
        waiting.merge(
                event.orderId(), clocks.receive(OrderState.NEW, event), (known, one) -> clocks.receive(known, event));
    }

    private static RuleNews off(long knownFrom) {
        return RuleNews.ofCalendars(knownFrom, List.of(plan("停工", knownFrom, null)));
    }

    /** The plain week with the fourth and fifth of March off, or, by a later notice, worked after all. */
    private static CalendarPlan plan(String name, long published, @Nullable String amended) {
        CalendarPlan week = Calendars.WEEKDAYS.plans().get(0);
        List<CalendarPlan.Notice> notices = amended == null
                ? List.of(notice(name, published, false))
                : List.of(notice(amended, ms(MONDAY), false), notice(name, published, true));
        return new CalendarPlan(
                week.id(), true, week.zone(), week.week(), week.hours(), week.closesAtMidnight(), notices);
    }

    private static CalendarPlan.Notice notice(String name, long published, boolean worked) {
        return new CalendarPlan.Notice(
                name,
                published,
                LocalDate.of(2026, 12, 24).toEpochDay(),
                List.of(
                        new CalendarPlan.Day(LocalDate.of(2026, 3, 4).toEpochDay(), name, worked),
                        new CalendarPlan.Day(LocalDate.of(2026, 3, 5).toEpochDay(), name, worked)));
    }

    private static Policy policy(int version, Instant from, int workingDays) {
        ClockRule rule = ClockRule.plain(
                ClockDefinition.ofOrder(
                        "receive",
                        ClockDefinition.Owner.HOTLINE,
                        EnumSet.of(Step.SUBMITTED),
                        EnumSet.of(Step.ACCEPTED, Step.REJECTED)),
                0,
                OrderMatch.ALL,
                Span.workingDays(workingDays));
        return new Policy("p", version, from, List.of(rule), null);
    }

    private static long days(int days) {
        return ms(MONDAY.plus(Duration.ofDays(days)));
    }

    private static long ms(Instant at) {
        return at.toEpochMilli();
    }
}
