package mashang.sla;

import static mashang.sla.Orders.ORDER;
import static mashang.sla.Orders.at;
import static mashang.sla.Orders.clocks;
import static mashang.sla.Orders.ids;
import static mashang.sla.Orders.late;
import static mashang.sla.Orders.minute;
import static mashang.sla.Orders.play;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.junit.jupiter.api.Test;

class ClocksTest {

    @Test
    void orderHandledInTimeIsNeverBreachedWhateverTheOrderOfArrival() {
        List<CaseEvent> events = List.of(
                at(0, Step.SUBMITTED),
                at(5, Step.ACCEPTED),
                at(6, Step.DISPATCHED),
                at(60, Step.HANDLED),
                at(61, Step.REPLIED));
        for (List<CaseEvent> order : permutations(events)) {
            assertThat(play(clocks(), 10_000, order).alerts()).as("%s", order).isEmpty();
        }
    }

    @Test
    void breachIsDecidedExactlyAtItsDueTime() {
        Advance before = play(clocks(), 9, List.of(at(0, Step.SUBMITTED)));
        Advance after = play(clocks(), 10, List.of(at(0, Step.SUBMITTED)));
        assertThat(before.alerts()).isEmpty();
        assertThat(after.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.alertId()).isEqualTo(ORDER + "/1/receive/breach");
            assertThat(alert.dueAt()).isEqualTo(minute(10));
            assertThat(alert.decidedAt()).isEqualTo(minute(10));
        });
    }

    @Test
    void stopAtTheDueTimeIsInTimeAndOneAMillisecondLaterIsNot() {
        assertThat(play(clocks(), 20, List.of(at(0, Step.SUBMITTED), at(10, Step.ACCEPTED)))
                        .alerts())
                .isEmpty();
        CaseEvent tooLate = CaseEvent.draft(
                        "hotline", "1", Step.ACCEPTED, minute(10).plusMillis(1), minute(11))
                .done();
        assertThat(play(clocks(), 20, List.of(at(0, Step.SUBMITTED), tooLate)).alerts())
                .hasSize(1);
    }

    @Test
    void stopHandedOverLateButInTimeWithdrawsTheBreachAndNamesIt() {
        Advance advance = play(
                clocks(),
                30,
                List.of(at(0, Step.SUBMITTED), late(8, 25, Step.ACCEPTED).done()));
        assertThat(ids(advance.alerts()))
                .containsExactly(
                        ORDER + "/1/receive/breach@" + minute(10),
                        ORDER + "/1/receive/breach/correction/1@" + minute(25));
        assertThat(advance.alerts().get(1)).satisfies(c -> {
            assertThat(c.corrects()).isEqualTo(ORDER + "/1/receive/breach");
            assertThat(c.withdrawn()).isTrue();
            assertThat(c.revision()).isEqualTo(2);
        });
    }

    @Test
    void amendmentThatTakesAwayTheStopTellsTheBreachAgainUnderANewId() {
        CaseEvent first = late(8, 8, Step.ACCEPTED).factKey("a").revision(1).done();
        CaseEvent amended = late(50, 51, Step.ACCEPTED).factKey("a").revision(2).done();
        CaseEvent again = late(9, 60, Step.ACCEPTED).factKey("a").revision(3).done();
        CaseEvent last = late(50, 70, Step.ACCEPTED).factKey("a").revision(4).done();
        Advance advance = play(clocks(), 100, List.of(at(0, Step.SUBMITTED), first, amended, again, last));
        assertThat(ids(advance.alerts()))
                .containsExactly(
                        ORDER + "/1/receive/breach@" + minute(51),
                        ORDER + "/1/receive/breach/correction/1@" + minute(60),
                        ORDER + "/1/receive/breach/2@" + minute(70));
    }

    @Test
    void amendedDueTimeRestatesABreachThatStandsAndWithdrawsOneThatIsNotYetDue() {
        CaseEvent first =
                late(0, 0, Step.SUBMITTED).dueAt(minute(20)).revision(1).done();
        CaseEvent restated =
                late(0, 40, Step.SUBMITTED).dueAt(minute(30)).revision(2).done();
        CaseEvent postponed =
                late(0, 50, Step.SUBMITTED).dueAt(minute(90)).revision(3).done();
        Advance advance = play(clocks(), 80, List.of(first, at(1, Step.ACCEPTED), restated, postponed));
        assertThat(advance.alerts())
                .extracting(Alert::kind, Alert::withdrawn, Alert::dueAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Alert.Kind.BREACH, false, minute(20)),
                        org.assertj.core.groups.Tuple.tuple(Alert.Kind.CORRECTION, false, minute(30)),
                        org.assertj.core.groups.Tuple.tuple(Alert.Kind.CORRECTION, true, minute(90)));
    }

    @Test
    void graceDelaysTheAccusationButNotTheDueTime() {
        Clocks patient = clocks(30);
        assertThat(play(patient, 39, List.of(at(0, Step.SUBMITTED))).alerts()).isEmpty();
        assertThat(play(patient, 40, List.of(at(0, Step.SUBMITTED))).alerts())
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.dueAt()).isEqualTo(minute(10));
                    assertThat(a.decidedAt()).isEqualTo(minute(40));
                });
        assertThat(play(
                                patient,
                                100,
                                List.of(
                                        at(0, Step.SUBMITTED),
                                        late(9, 35, Step.ACCEPTED).done(),
                                        late(12, 35, Step.REPLIED).done()))
                        .alerts())
                .as("reported within the grace: nobody is accused")
                .isEmpty();
    }

    @Test
    void returnAndRedispatchNeverResetTheCitizensClock() {
        Advance advance = play(
                clocks(),
                200,
                List.of(
                        at(0, Step.SUBMITTED),
                        at(1, Step.ACCEPTED),
                        at(2, Step.DISPATCHED),
                        at(30, Step.RETURNED),
                        at(40, Step.DISPATCHED),
                        at(63, Step.HANDLED),
                        at(64, Step.REPLIED)));
        assertThat(ids(advance.alerts())).containsExactly(ORDER + "/1/handle/breach@" + minute(62));
    }

    @Test
    void reopeningStartsANewRoundWithClocksOfItsOwn() {
        Advance advance = play(
                clocks(),
                1_000,
                List.of(
                        at(0, Step.SUBMITTED),
                        at(1, Step.ACCEPTED),
                        at(2, Step.DISPATCHED),
                        at(3, Step.HANDLED),
                        at(4, Step.REPLIED),
                        at(100, Step.REOPENED),
                        at(110, Step.DISPATCHED)));
        assertThat(ids(advance.alerts()))
                .containsExactly(ORDER + "/2/handle/breach@" + minute(170), ORDER + "/2/total/breach@" + minute(220));
    }

    @Test
    void urgencyRaisedByAReopeningDoesNotJudgeTheRoundBeforeIt() {
        ClockRule ordinary = Orders.rule("handle", Set.of(Step.DISPATCHED), Set.of(Step.HANDLED), false, 60);
        OrderMatch emergencies =
                new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of(Urgency.EMERGENCY), Set.of(), Set.of());
        ClockRule emergency = ClockRule.plain(ordinary.clock(), 1, emergencies, Span.elapsed(10 * Orders.MINUTE));
        Policy policy = new Policy("test", 1, Instant.EPOCH, List.of(ordinary, emergency), null);
        Clocks clocks = Orders.clocks(List.of(policy), 0);
        List<CaseEvent> events = List.of(
                late(0, 0, Step.SUBMITTED).urgency(Urgency.ORDINARY).done(),
                at(1, Step.DISPATCHED),
                at(30, Step.HANDLED),
                late(100, 100, Step.REOPENED).urgency(Urgency.EMERGENCY).done(),
                at(101, Step.DISPATCHED));
        assertThat(ids(play(clocks, 200, events).alerts())).containsExactly(ORDER + "/2/handle/breach@" + minute(111));
    }

    @Test
    void answerInTheVeryMinuteOfTheReopeningEndsTheRoundBefore() {
        Advance advance = play(
                clocks(),
                1_000,
                List.of(
                        at(0, Step.SUBMITTED),
                        at(1, Step.ACCEPTED),
                        at(90, Step.REPLIED),
                        at(90, Step.REOPENED),
                        at(95, Step.REPLIED)));
        assertThat(advance.alerts()).isEmpty();
    }

    @Test
    void sameEventTwiceIsOneFactAndACopyFromElsewhereIsMarked() {
        CaseEvent event = at(0, Step.SUBMITTED);
        CaseEvent copy = late(0, 5, Step.SUBMITTED).origin("topic/1/77").done();
        Advance retried = play(clocks(), 8, List.of(event, event));
        Advance repeated = play(clocks(), 8, List.of(copy, event));
        assertThat(retried.state().facts()).hasSize(1).noneMatch(f -> f.repeated());
        assertThat(repeated.state().facts())
                .hasSize(1)
                .allMatch(f -> f.repeated() && f.loggedAt() == event.loggedAt().toEpochMilli());
        assertThat(repeated.state().version()).isEqualTo(2);
    }

    @Test
    void eventsOfOneHandOverAreFoldedTogetherBeforeAnythingIsDecided() {
        Advance advance = play(
                clocks(),
                5_000,
                List.of(
                        late(0, 900, Step.SUBMITTED).done(),
                        late(5, 900, Step.ACCEPTED).done(),
                        late(90, 900, Step.REPLIED).done()));
        assertThat(advance.alerts()).isEmpty();
    }

    @Test
    void nothingIsDecidedBeforeLogTimeReachesIt() {
        OrderState state = clocks().receive(OrderState.NEW, at(100, Step.SUBMITTED));
        assertThat(clocks().advance(ORDER, state, minute(99).toEpochMilli())
                        .state()
                        .facts())
                .isEmpty();
        assertThat(clocks().nextWake(state)).hasValue(minute(100).toEpochMilli());
    }

    @Test
    void finishedOrderIsForgottenAfterFourHundredDaysAndAnOpenOneNever() {
        long later = minute(0).plus(java.time.Duration.ofDays(401)).toEpochMilli();
        OrderState finished = play(clocks(), 20, List.of(at(0, Step.SUBMITTED), at(1, Step.REJECTED)))
                .state();
        OrderState open = play(clocks(), 20, List.of(at(0, Step.SUBMITTED))).state();
        assertThat(clocks().advance(ORDER, finished, later).state().isEmpty()).isTrue();
        assertThat(clocks().advance(ORDER, open, later).state().isEmpty()).isFalse();
    }

    @Test
    void finishedOrderIsForgottenAtTheSameTimeWhereALaterRecordWaitsAlready() {
        long minutes401Days = 401L * 24 * 60;
        CaseEvent reopened = at(minutes401Days, Step.REOPENED);
        List<CaseEvent> log = List.of(at(0, Step.SUBMITTED), at(1, Step.REJECTED), reopened);

        Clocks clocks = clocks();
        OrderState live = play(clocks, 20, log.subList(0, 2)).state();
        live = clocks.advance(ORDER, live, clocks.nextWake(live).orElseThrow()).state();
        live = clocks.receive(live, reopened);
        live = clocks.advance(ORDER, live, minute(minutes401Days).toEpochMilli())
                .state();

        assertThat(play(clocks, minutes401Days, log).state()).as("in one go").isEqualTo(live);
        OrderState ahead = clocks.receive(play(clocks, 20, log.subList(0, 2)).state(), reopened);
        assertThat(byTimers(clocks, ahead, minutes401Days))
                .as("with the reopening waiting")
                .isEqualTo(live);
        assertThat(live.facts()).hasSize(1);
    }

    private static OrderState byTimers(Clocks clocks, OrderState state, long untilMinute) {
        OrderState now = state;
        OptionalLong wake = clocks.nextWake(now);
        while (wake.isPresent() && wake.getAsLong() <= minute(untilMinute).toEpochMilli()) {
            now = clocks.advance(ORDER, now, wake.getAsLong()).state();
            wake = clocks.nextWake(now);
        }
        return now;
    }

    @Test
    void eventOlderThanOrdersAreKeptIsNoNewOrder() {
        CaseEvent old = late(0, 60 * 24 * 500, Step.HANDLED).done();
        CaseEvent fresh = late(60 * 24 * 500, 60 * 24 * 500, Step.REPLIED).done();
        assertThat(play(clocks(), 60 * 24 * 501, List.of(old)).tooOld()).containsExactly(old);
        assertThat(play(clocks(), 60 * 24 * 501, List.of(old, fresh)).tooOld()).isEmpty();
    }

    @Test
    void nextWakeIsEmptyOnceNothingCanHappenAnyMore() {
        OrderState state = play(clocks(), 20, List.of(at(0, Step.URGED))).state();
        assertThat(clocks().nextWake(state)).isEqualTo(OptionalLong.empty());
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T head = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> one = new ArrayList<>(Collections.singletonList(head));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
