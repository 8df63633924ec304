package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mashang.delivery.Delivery.Status;
import mashang.sla.Alert;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition.Owner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The manners of one channel: log time and the sender's time are both told, and nothing sleeps. */
class LineTest {
    /** Monday 2026-03-02, 10:00 in Shanghai. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private static final Manners QUIET_NIGHTS =
            new Manners(new QuietHours(LocalTime.of(8, 0), LocalTime.of(20, 0), true), Calendars.WEEKDAYS);
    private static final LinePolicy CHAT =
            LinePolicy.OPEN.gathering(5, MINUTE, List.of(new LinePolicy.Rate(20, MINUTE)));

    private final Map<String, Book.End> ends = new HashMap<>();
    private final Map<String, Delivery> standing = new LinkedHashMap<>();
    private final Acts acts = new Acts();
    private long now = 1_000_000;
    private Line line = line(LinePolicy.OPEN, Manners.NONE);

    private Line line(LinePolicy policy, Manners manners) {
        Book book = new Book() {
            @Override
            public @Nullable End end(String id) {
                return ends.get(id);
            }

            @Override
            public void close(String id, End end) {
                ends.put(id, end);
            }
        };
        return new Line(policy, manners, acts, book, d -> standing.put(d.id(), d));
    }

    private static Alert alert(String order, Alert.Kind kind, Instant at) {
        return new Alert(
                order + "/1/sign/" + kind.word(),
                kind,
                order,
                1,
                "sign",
                null,
                0,
                null,
                at.minusSeconds(7_200),
                at.minusSeconds(60),
                null,
                at,
                at,
                1,
                null,
                null,
                false,
                "区城管局",
                Owner.UNIT,
                "default@1",
                false);
    }

    static Alert correction(Alert of, boolean withdrawn, Instant at) {
        return correction(of, 1, withdrawn, at);
    }

    private static Alert correction(Alert of, int number, boolean withdrawn, Instant at) {
        return new Alert(
                of.alertId() + "/correction/" + number,
                Alert.Kind.CORRECTION,
                of.orderId(),
                1,
                "sign",
                null,
                0,
                null,
                of.startedAt(),
                of.dueAt().plusSeconds(600),
                withdrawn ? of.dueAt() : null,
                at,
                of.decidedAt(),
                number + 1,
                of.alertId(),
                of.kind(),
                withdrawn,
                of.unit(),
                Owner.UNIT,
                "default@1",
                false);
    }

    private static Consignment to(String recipient, Alert alert, boolean urgent, int turn, long after) {
        return new Consignment(
                "chat", recipient, alert, urgent, turn, alert.decidedAt().toEpochMilli() + after, null, Note.NONE);
    }

    private static Consignment to(String recipient, Alert alert) {
        return to(recipient, alert, false, 0, 0);
    }

    private Alert receive(String order, Instant at) {
        Alert alert = alert(order, Alert.Kind.BREACH, at);
        line.receive(to("office", alert), now);
        return alert;
    }

    private List<Shipment> sendAll(Answer answer) {
        List<Shipment> sent = new ArrayList<>();
        for (Shipment next = line.next(now); next != null; next = line.next(now)) {
            sent.add(next);
            line.answered(next, answer, now);
        }
        return sent;
    }

    private static List<String> orders(List<Shipment> sent) {
        return sent.stream()
                .flatMap(s -> s.parts().stream())
                .map(c -> c.alert().orderId())
                .toList();
    }

    private Status statusOf(String order) {
        return standing.values().stream()
                .filter(d -> d.orderId().equals(order))
                .reduce((a, b) -> b)
                .orElseThrow()
                .status();
    }

    @Test
    void anAlertGoesAtOnceAndOnce() {
        Alert alert = receive("a", MONDAY);
        line.receive(to("office", alert), now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("a");
        line.receive(to("office", alert), now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        assertThat(statusOf("a")).isEqualTo(Status.SENT);
    }

    @Test
    void whatWasSentBeforeARestartIsNotSentAgain() {
        Alert alert = alert("a", Alert.Kind.BREACH, MONDAY);
        ends.put(to("office", alert).id(), new Book.End(Status.SENT, null, true));
        line.receive(to("office", alert), now);
        assertThat(line.next(now)).isNull();
    }

    @Test
    void oneRecipientGetsThemInTheOrderOfDecisionAndOneAtATime() {
        receive("b", MONDAY.plusSeconds(2));
        receive("a", MONDAY.plusSeconds(1));
        Shipment first = line.next(now);
        assertThat(line.next(now)).as("one on its way to the office").isNull();
        line.receive(to("unit", alert("c", Alert.Kind.BREACH, MONDAY)), now);
        assertThat(orders(List.of(first))).containsExactly("a");
        assertThat(orders(List.of(line.next(now))))
                .as("another recipient does not wait")
                .containsExactly("c");
        line.answered(first, Answer.DONE, now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("b");
    }

    @Test
    void quietHoursSpoolIsDeliveredOnceInTheMorningOfTheNextWorkingDay() {
        line = line(CHAT, QUIET_NIGHTS);
        Instant fridayNight = Instant.parse("2026-03-06T14:00:00Z"); // 22:00
        for (int i = 0; i < 30; i++) {
            receive("o" + i, fridayNight.plusSeconds(i));
        }
        line.advance(Instant.parse("2026-03-08T23:59:59Z").toEpochMilli(), now);
        assertThat(sendAll(Answer.DONE))
                .as("Saturday, Sunday, Monday before eight")
                .isEmpty();
        line.advance(Instant.parse("2026-03-09T00:00:00Z").toEpochMilli(), now);
        List<Shipment> morning = sendAll(Answer.DONE);
        assertThat(morning).hasSize(1);
        assertThat(morning.get(0).parts()).hasSize(30);
        assertThat(sendAll(Answer.DONE)).isEmpty();
    }

    @Test
    void whatIsHeardOfLateOrIsStillWaitingWhenTheNightBeginsGoesInTheMorning() {
        line = line(CHAT, QUIET_NIGHTS);
        Instant night = Instant.parse("2026-03-04T12:00:00Z"); // Wednesday, 20:00
        receive("waits", MONDAY);
        line.receive(to("office", alert("urgent", Alert.Kind.BREACH, MONDAY), true, 0, 0), now);
        line.advance(night.toEpochMilli(), now);
        receive("late", MONDAY);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("urgent");
        line.advance(Instant.parse("2026-03-05T18:00:00Z").toEpochMilli(), now); // over the morning into the next night
        assertThat(sendAll(Answer.DONE)).isEmpty();
        line.advance(Instant.parse("2026-03-06T00:00:00Z").toEpochMilli(), now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactlyInAnyOrder("waits", "late");
    }

    @Test
    void whoeverReadsTheLogBehindItsEndDisturbsNobodyAtNight() {
        Instant night = Instant.parse("2026-03-02T14:00:00Z"); // Monday, 22:00
        Instant morning = Instant.parse("2026-03-03T00:00:00Z");
        line = line(CHAT, QUIET_NIGHTS);
        receive("restored", MONDAY);
        line.logReaches(night.toEpochMilli(), now);
        receive("read", MONDAY.plusSeconds(1));
        line.receive(to("parent", alert("climbs", Alert.Kind.BREACH, MONDAY), false, 1, HOUR), now);
        line.receive(to("office", alert("urgent", Alert.Kind.BREACH, MONDAY), true, 0, 0), now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("urgent");
        line.advance(MONDAY.toEpochMilli() + HOUR, now); // the log is read from there on
        assertThat(sendAll(Answer.DONE)).isEmpty();
        line.advance(morning.toEpochMilli() - 1, now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        line.advance(morning.toEpochMilli(), now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactlyInAnyOrder("restored", "read", "climbs");
    }

    @Test
    void byDayWhatLiesBehindTheEndOfTheLogGoesAtOnceButForWhatAnAcknowledgementMayStop() {
        line = line(CHAT, QUIET_NIGHTS);
        line.logReaches(MONDAY.toEpochMilli() + 3 * HOUR, now);
        receive("a", MONDAY);
        line.receive(to("parent", alert("b", Alert.Kind.BREACH, MONDAY), false, 1, HOUR), now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("a");
        line.advance(MONDAY.toEpochMilli() + HOUR, now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("b");
    }

    @Test
    void anAcknowledgedAlertThatIsRestatedDoesNotReachWhomItNeverClimbedTo() {
        Alert told = alert("a", Alert.Kind.BREACH, MONDAY); // the office has it on another channel
        line.receive(to("parent", told, false, 1, 4 * HOUR), now);
        acts.add(Acts.Act.seen("a", MONDAY.toEpochMilli() + HOUR));
        line.acted("a", now);
        line.receive(to("parent", correction(told, false, MONDAY.plusSeconds(7_200))), now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        assertThat(standing.values())
                .hasSize(2)
                .allMatch(d -> d.status() == Status.WITHDRAWN && Why.ACKNOWLEDGED.equals(d.why()));
    }

    @Test
    void theUrgentPassesThroughQuietHoursAndSnoozes() {
        line = line(CHAT, QUIET_NIGHTS);
        Instant night = Instant.parse("2026-03-06T14:00:00Z");
        acts.add(Acts.Act.snoozed("a", night.toEpochMilli(), night.toEpochMilli() + 24 * HOUR));
        line.receive(to("office", alert("a", Alert.Kind.BREACH, night), true, 0, 0), now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("a");
    }

    @Test
    void sixHundredBreachesInAMinuteBecomeOneDigestBehindTheFirstFew() {
        line = line(CHAT, Manners.NONE);
        List<Shipment> sent = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            receive("o%03d".formatted(i), MONDAY.plusMillis(i * 100L));
            now += 100;
            sent.addAll(sendAll(Answer.DONE));
        }
        now = Math.max(now, line.wakeAt(now));
        sent.addAll(sendAll(Answer.DONE));
        assertThat(orders(sent))
                .as("nothing is dropped, nothing twice")
                .hasSize(600)
                .doesNotHaveDuplicates();
        assertThat(sent).hasSize(6);
        assertThat(sent.get(5).parts()).hasSize(595);
        assertThat(standing.values()).allMatch(d -> d.status() == Status.SENT);
    }

    @Test
    void noRateIsEverExceededHoweverMuchThereIs() {
        line = line(
                new LinePolicy(
                        List.of(new LinePolicy.Rate(20, MINUTE), new LinePolicy.Rate(5, SECOND)),
                        LinePolicy.NEVER_GATHERED,
                        MINUTE,
                        1,
                        8,
                        8,
                        HOUR,
                        Backoff.USUAL),
                Manners.NONE);
        for (int i = 0; i < 100; i++) {
            receive("o" + i, MONDAY.plusSeconds(i));
        }
        List<Long> times = new ArrayList<>();
        while (line.waiting() > 0) {
            int sent = sendAll(Answer.DONE).size();
            for (int i = 0; i < sent; i++) {
                times.add(now);
            }
            now = Math.max(now + 1, Math.min(line.wakeAt(now), now + MINUTE));
        }
        assertThat(times).hasSize(100);
        for (int i = 20; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 20)).isGreaterThanOrEqualTo(MINUTE);
        }
        for (int i = 5; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 5)).isGreaterThanOrEqualTo(SECOND);
        }
        assertThat(times.get(99) - times.get(0)).as("and no slower than that").isLessThan(5 * MINUTE);
    }

    @Test
    void aWithdrawalBeforeSendingWithdrawsBoth() {
        line = line(CHAT, QUIET_NIGHTS);
        Instant night = Instant.parse("2026-03-06T14:00:00Z");
        Alert alert = receive("a", night);
        line.receive(to("office", correction(alert, true, night.plusSeconds(60))), now);
        line.advance(night.toEpochMilli() + 107 * HOUR, now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        assertThat(standing.values()).hasSize(2).allMatch(d -> d.status() == Status.WITHDRAWN);
    }

    @Test
    void aWithdrawalAfterSendingIsTold() {
        Alert alert = receive("a", MONDAY);
        sendAll(Answer.DONE);
        line.receive(to("office", correction(alert, true, MONDAY.plusSeconds(60))), now);
        List<Shipment> sent = sendAll(Answer.DONE);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).parts().get(0).alert().corrects()).isEqualTo(alert.alertId());
    }

    @Test
    void aWithdrawalOfWhatWasTriedAndMayHaveArrivedIsTold() {
        Alert alert = receive("a", MONDAY);
        line.answered(Objects.requireNonNull(line.next(now)), Answer.retry("timeout"), now);
        line.receive(to("office", correction(alert, true, MONDAY.plusSeconds(60))), now);
        now += HOUR;
        List<Shipment> sent = sendAll(Answer.DONE);
        assertThat(sent).as("what is known to be false is not tried again").hasSize(1);
        assertThat(sent.get(0).parts().get(0).alert().corrects()).isEqualTo(alert.alertId());
    }

    @Test
    void aWithdrawalOfWhatIsOnItsWayWaitsForItsAnswer() {
        Alert alert = receive("a", MONDAY);
        Shipment tried = Objects.requireNonNull(line.next(now));
        line.receive(to("office", correction(alert, true, MONDAY.plusSeconds(60))), now);
        assertThat(line.next(now)).isNull();
        line.answered(tried, Answer.DONE, now);
        assertThat(sendAll(Answer.DONE)).hasSize(1);
        assertThat(standing.values()).hasSize(2).allMatch(d -> d.status() == Status.SENT);
    }

    @Test
    void whatIsWithdrawnWhileItIsOnItsWayAndFailsIsNotTriedAgain() {
        Alert alert = receive("a", MONDAY);
        Shipment tried = Objects.requireNonNull(line.next(now));
        line.receive(to("office", correction(alert, true, MONDAY.plusSeconds(60))), now);
        line.answered(tried, Answer.retry("timeout"), now);
        now += HOUR;
        List<Shipment> sent = sendAll(Answer.DONE);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).parts().get(0).alert().withdrawn()).isTrue();
    }

    @Test
    void aWithdrawalReachesWhomARestatementWasToldAsAnAlert() {
        Alert dead = alert("a", Alert.Kind.BREACH, MONDAY);
        ends.put(to("office", dead).id(), new Book.End(Status.DEAD, "HTTP 400", false));
        line.receive(to("office", correction(dead, 1, false, MONDAY.plusSeconds(60))), now);
        sendAll(Answer.DONE);
        line.receive(to("office", correction(dead, 2, true, MONDAY.plusSeconds(120))), now);
        List<Shipment> sent = sendAll(Answer.DONE);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).parts().get(0).alert().withdrawn()).isTrue();
    }

    @Test
    void aRestatementInTheSpoolGoesAsLastRestatedOrNotAtAll() {
        line = line(CHAT, QUIET_NIGHTS);
        Instant night = Instant.parse("2026-03-06T14:00:00Z");
        Alert unheardA = alert("a", Alert.Kind.BREACH, night);
        Alert unheardB = alert("b", Alert.Kind.BREACH, night);
        for (Alert unheard : List.of(unheardA, unheardB)) {
            line.receive(to("office", correction(unheard, 1, false, night.plusSeconds(60))), now);
        }
        line.receive(to("office", correction(unheardA, 2, true, night.plusSeconds(120))), now);
        line.receive(to("office", correction(unheardB, 2, false, night.plusSeconds(120))), now);
        line.advance(night.toEpochMilli() + 107 * HOUR, now);
        List<Shipment> sent = sendAll(Answer.DONE);
        assertThat(orders(sent)).containsExactly("b");
        assertThat(sent.get(0).parts().get(0).alert().revision()).isEqualTo(3);
        assertThat(sent.get(0).parts().get(0).alert().kind()).isEqualTo(Alert.Kind.BREACH);
    }

    private static Consignment ifTold(String recipient, Alert correction) {
        return new Consignment(
                "chat",
                recipient,
                correction,
                false,
                0,
                correction.decidedAt().toEpochMilli(),
                null,
                Note.IF_TOLD_BEFORE);
    }

    @Test
    void aCorrectionThatIsRoutedElsewhereStillReachesWhomTheAlertReached() {
        line = line(CHAT, QUIET_NIGHTS);
        Instant night = Instant.parse("2026-03-06T14:00:00Z");
        Alert told = alert("a", Alert.Kind.BREACH, MONDAY);
        Alert spooled = alert("b", Alert.Kind.BREACH, night);
        line.receive(to("unit", told), now);
        sendAll(Answer.DONE);
        line.receive(to("unit", spooled), now);
        for (Alert withdrawn : List.of(
                correction(told, true, MONDAY.plusSeconds(60)), correction(spooled, true, night.plusSeconds(60)))) {
            line.receive(ifTold("parent", withdrawn), now);
            line.receive(ifTold("unit", withdrawn), now);
            line.receive(to("office", withdrawn), now);
        }
        line.advance(night.toEpochMilli() + 107 * HOUR, now);
        List<Shipment> sent = sendAll(Answer.DONE);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).recipient()).isEqualTo("unit");
        assertThat(sent.get(0).parts().get(0).note()).isEqualTo(Note.NONE);
        assertThat(sent.get(0).parts().get(0).alert().corrects()).isEqualTo(told.alertId());
        assertThat(standing.values()).as("who never heard of it").noneMatch(d -> d.recipient()
                .equals("parent"));
    }

    @Test
    void routesDecideAboutARestatementOnlyWhereNobodyKnowsTheAlert() {
        Alert told = alert("a", Alert.Kind.BREACH, MONDAY);
        line.receive(to("unit", told), now);
        sendAll(Answer.DONE);
        Alert restated = correction(told, false, MONDAY.plusSeconds(60));
        line.receive(ifTold("unit", restated), now);
        line.receive(to("office", restated), now);
        assertThat(sendAll(Answer.DONE)).extracting(Shipment::recipient).containsExactly("unit");
        Alert unheard = correction(alert("b", Alert.Kind.BREACH, MONDAY), false, MONDAY.plusSeconds(60));
        line.receive(ifTold("unit", unheard), now);
        line.receive(to("office", unheard), now);
        assertThat(sendAll(Answer.DONE)).extracting(Shipment::recipient).containsExactly("office");
    }

    @Test
    void aRestatementBeforeSendingIsSentInPlaceOfTheAlert() {
        line = line(CHAT, QUIET_NIGHTS);
        Instant night = Instant.parse("2026-03-06T14:00:00Z");
        Alert alert = receive("a", night);
        line.receive(to("office", correction(alert, false, night.plusSeconds(60))), now);
        line.advance(night.toEpochMilli() + 107 * HOUR, now);
        List<Shipment> sent = sendAll(Answer.DONE);
        assertThat(sent).hasSize(1);
        Alert told = sent.get(0).parts().get(0).alert();
        assertThat(told.kind()).isEqualTo(Alert.Kind.BREACH);
        assertThat(told.dueAt()).isEqualTo(alert.dueAt().plusSeconds(600));
    }

    @Test
    void aRestatementOfWhatWasNeverSentIsToldAsAnAlert() {
        Alert alert = alert("a", Alert.Kind.BREACH, MONDAY);
        line.receive(to("office", correction(alert, false, MONDAY.plusSeconds(60))), now);
        assertThat(sendAll(Answer.DONE).get(0).parts().get(0).alert().kind()).isEqualTo(Alert.Kind.BREACH);
    }

    @Test
    void withoutAcknowledgementItClimbs() {
        line.receive(to("parent", alert("a", Alert.Kind.BREACH, MONDAY), false, 1, 4 * HOUR), now);
        line.advance(MONDAY.toEpochMilli() + 4 * HOUR - 1, now);
        assertThat(line.next(now)).isNull();
        line.advance(MONDAY.toEpochMilli() + 4 * HOUR, now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("a");
    }

    @Test
    void anAcknowledgementStopsItFromClimbingWheneverItIsHeardOf() {
        Alert alert = alert("a", Alert.Kind.BREACH, MONDAY);
        Acts.Act seen = Acts.Act.seen("a", MONDAY.toEpochMilli() + HOUR);
        line.receive(to("parent", alert, false, 1, 4 * HOUR), now);
        acts.add(seen);
        line.acted("a", now);
        line.receive(to("head", alert, false, 2, 8 * HOUR), now);
        line.advance(MONDAY.toEpochMilli() + 100 * HOUR, now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        assertThat(standing.values())
                .hasSize(2)
                .allMatch(d -> d.status() == Status.WITHDRAWN && Why.ACKNOWLEDGED.equals(d.why()));
    }

    @Test
    void whatIsExcusedClimbsNoFurther() {
        Alert alert = receive("a", MONDAY);
        assertThat(sendAll(Answer.DONE)).hasSize(1);
        line.receive(to("head", alert, false, 1, 4 * HOUR), now);
        Alert excused = correction(alert, true, MONDAY.plusSeconds(60));
        line.receive(to("office", excused), now);
        line.receive(to("head", excused), now);
        line.advance(MONDAY.toEpochMilli() + 100 * HOUR, now);
        assertThat(sendAll(Answer.DONE))
                .as("the correction, to whom it was told")
                .hasSize(1);
        assertThat(line.waiting()).isZero();
    }

    @Test
    void anAcknowledgementOfAnEarlierAlertDoesNotStopALaterOne() {
        acts.add(Acts.Act.seen("a", MONDAY.toEpochMilli() - 1));
        line.receive(to("parent", alert("a", Alert.Kind.BREACH, MONDAY), false, 1, 4 * HOUR), now);
        line.advance(MONDAY.toEpochMilli() + 4 * HOUR, now);
        assertThat(sendAll(Answer.DONE)).hasSize(1);
    }

    @Test
    void aSnoozePutsOffWhatComesMeanwhileAndNothingElse() {
        long until = MONDAY.toEpochMilli() + 3 * HOUR;
        acts.add(Acts.Act.snoozed("a", MONDAY.toEpochMilli(), until));
        receive("a", MONDAY.plusSeconds(60));
        receive("b", MONDAY.plusSeconds(60));
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("b");
        line.advance(until - 1, now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        line.advance(until, now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("a");
    }

    @Test
    void whatPeopleDoAboutAnOrderLooksAtWhatWaitsAboutItOnly() {
        for (int turn = 1; turn <= Route.MOST_CLIMBS; turn++) {
            line.receive(to("office", alert("a", Alert.Kind.BREACH, MONDAY), false, turn, turn * HOUR), now);
            line.receive(to("office", alert("b", Alert.Kind.BREACH, MONDAY), false, turn, turn * HOUR), now);
        }
        assertThat(line.changed()).hasSize(1);
        line.acted("other", now);
        assertThat(line.changed()).as("nothing was taken out and put back").isEmpty();
        acts.add(Acts.Act.seen("a", MONDAY.toEpochMilli()));
        line.acted("a", now);
        assertThat(line.waiting()).isEqualTo(Route.MOST_CLIMBS);
        line.advance(MONDAY.toEpochMilli() + 10 * HOUR, now);
        assertThat(orders(sendAll(Answer.DONE))).hasSize(Route.MOST_CLIMBS).containsOnly("b");
    }

    @Test
    void aSnoozeHoldsWhatWaitsAlreadyAlthoughItsTickComesBehind() {
        receive("a", MONDAY);
        line.advance(MONDAY.toEpochMilli() + MINUTE - 1, now);
        acts.add(Acts.Act.snoozed("a", MONDAY.toEpochMilli() + MINUTE, MONDAY.toEpochMilli() + 3 * HOUR));
        line.acted("a", now);
        line.advance(MONDAY.toEpochMilli() + MINUTE, now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        line.advance(MONDAY.toEpochMilli() + 3 * HOUR, now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("a");
    }

    @Test
    void aSnoozeIsNeverForGoodAndTheEndOfTimeBreaksNothing() {
        line = line(CHAT, QUIET_NIGHTS);
        acts.add(Acts.Act.snoozed("a", MONDAY.toEpochMilli(), Long.MAX_VALUE));
        receive("a", MONDAY);
        line.advance(MONDAY.toEpochMilli() + Acts.LONGEST_SNOOZE_MILLIS - 1, now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        line.advance(MONDAY.toEpochMilli() + Acts.LONGEST_SNOOZE_MILLIS, now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("a");
        assertThat(QUIET_NIGHTS.deliverAt(to("office", alert("a", Alert.Kind.BREACH, MONDAY)), Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSnoozeCanBeShortened() {
        acts.add(Acts.Act.snoozed("a", MONDAY.toEpochMilli(), MONDAY.toEpochMilli() + 24 * HOUR));
        receive("a", MONDAY);
        acts.add(Acts.Act.snoozed("a", MONDAY.toEpochMilli() + MINUTE, MONDAY.toEpochMilli() + HOUR));
        line.acted("a", now);
        line.advance(MONDAY.toEpochMilli() + HOUR - 1, now);
        assertThat(sendAll(Answer.DONE)).isEmpty();
        line.advance(MONDAY.toEpochMilli() + HOUR, now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("a");
    }

    @Test
    void anEndpointThatIsAwayIsTriedLessAndLessOftenAndGetsEverythingInTheEnd() {
        for (int i = 0; i < 50; i++) {
            receive("o%02d".formatted(i), MONDAY.plusSeconds(i));
        }
        int tries = 0;
        for (long until = now + HOUR; now < until; now = Math.max(now + 1, line.wakeAt(now))) {
            tries += sendAll(Answer.retry("connection refused")).size();
        }
        assertThat(tries).as("a second, two, four … five minutes, for an hour").isBetween(15, 30);
        List<Shipment> sent = new ArrayList<>();
        for (int i = 0;
                i < 1_000 && line.waiting() > 0;
                i++, now = Math.max(now + 1, Math.min(line.wakeAt(now), now + HOUR))) {
            sent.addAll(sendAll(Answer.DONE));
        }
        assertThat(orders(sent)).hasSize(50).doesNotHaveDuplicates();
        assertThat(standing.values()).noneMatch(d -> d.status() == Status.DEAD);
    }

    @Test
    void aMessageThatAlwaysFailsWhileOthersArriveIsGivenUpAndVisible() {
        line = line(LinePolicy.OPEN.patient(3, new Backoff(100, 1_000)), Manners.NONE);
        receive("poison", MONDAY);
        for (int i = 0; i < 20; i++) {
            receive("o%02d".formatted(i), MONDAY.plusSeconds(1 + i));
        }
        for (int i = 0;
                i < 1_000 && line.waiting() > 0;
                i++, now = Math.max(now + 1, Math.min(line.wakeAt(now), now + HOUR))) {
            for (Shipment next = line.next(now); next != null; next = line.next(now)) {
                boolean poison = orders(List.of(next)).contains("poison");
                line.answered(next, poison ? Answer.retry("HTTP 500") : Answer.DONE, now);
            }
        }
        assertThat(statusOf("poison")).isEqualTo(Status.DEAD);
        assertThat(standing.values().stream().filter(d -> d.status() == Status.SENT))
                .hasSize(20);
    }

    @Test
    void whatTheEndpointRefusesForEverWhileItTakesAnotherIsDeadAndTheRestGoesOn() {
        receive("a", MONDAY);
        receive("b", MONDAY.plusSeconds(1));
        receive("c", MONDAY.plusSeconds(2));
        line.answered(Objects.requireNonNull(line.next(now)), Answer.reject("HTTP 400"), now);
        assertThat(statusOf("a")).as("not believed at first sight").isEqualTo(Status.FAILING);
        now = line.wakeAt(now);
        Shipment other = Objects.requireNonNull(line.next(now));
        line.answered(other, Answer.DONE, now);
        assertThat(orders(List.of(other))).containsExactly("b");
        Shipment again = Objects.requireNonNull(line.next(now));
        assertThat(orders(List.of(again))).containsExactly("a");
        line.answered(again, Answer.reject("HTTP 400"), now);
        assertThat(statusOf("a")).isEqualTo(Status.DEAD);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("c");
    }

    @Test
    void aReceiverThatRefusesEverythingForAnHourLosesNothing() {
        for (int i = 0; i < 50; i++) {
            receive("o%02d".formatted(i), MONDAY.plusSeconds(i));
        }
        line.answered(Objects.requireNonNull(line.next(now)), Answer.DONE, now);
        for (long until = now + HOUR; now < until; now = Math.max(now + 1, line.wakeAt(now))) {
            sendAll(Answer.reject("HTTP 400"));
        }
        assertThat(standing.values()).noneMatch(d -> d.status() == Status.DEAD);
        for (int i = 0; i < 1_000 && line.waiting() > 0; i++, now = Math.max(now + 1, line.wakeAt(now))) {
            sendAll(Answer.DONE);
        }
        assertThat(standing.values()).hasSize(50).allMatch(d -> d.status() == Status.SENT);
    }

    @Test
    void tooFastMeansWaitAndCountsAsNoTry() {
        receive("a", MONDAY);
        line.answered(Objects.requireNonNull(line.next(now)), Answer.slower("HTTP 429", 30_000), now);
        assertThat(line.next(now + 29_999)).isNull();
        assertThat(line.wakeAt(now)).isEqualTo(now + 30_000);
        Shipment again = line.next(now + 30_000);
        assertThat(again).isNotNull();
        assertThat(again.attempts()).isZero();
    }

    @Test
    void whatIsRestoredGoesOnWithTheSameMessagesAndWithoutThoseThatAreKnownToBeSent() {
        line = line(CHAT, Manners.NONE);
        for (int i = 0; i < 20; i++) {
            receive("o%02d".formatted(i), MONDAY.plusSeconds(i));
        }
        Shipment digest = Objects.requireNonNull(line.next(now));
        assertThat(digest.parts()).hasSize(20);
        List<BoxState> saved = line.changed();
        receive("late", MONDAY.plusSeconds(100));

        Line again = line(CHAT, Manners.NONE);
        saved.forEach(box -> again.restore(box, now));
        assertThat(Objects.requireNonNull(again.next(now)).id()).isEqualTo(digest.id());

        ends.put(digest.parts().get(7).id(), new Book.End(Status.SENT, null, true));
        Line third = line(CHAT, Manners.NONE);
        saved.forEach(box -> third.restore(box, now));
        assertThat(third.next(now))
                .as("one part is known to be sent, so all were")
                .isNull();
        assertThat(standing.values().stream().filter(d -> d.status() == Status.SENT))
                .hasSize(20);
    }

    @Test
    void whatWasGivenUpBeforeARestartStaysSo() {
        receive("a", MONDAY);
        Shipment tried = Objects.requireNonNull(line.next(now));
        List<BoxState> saved = line.changed();
        ends.put(tried.parts().get(0).id(), new Book.End(Status.DEAD, "HTTP 400", false));
        Line again = line(LinePolicy.OPEN, Manners.NONE);
        saved.forEach(box -> again.restore(box, now));
        assertThat(again.next(now)).isNull();
        assertThat(statusOf("a")).isEqualTo(Status.DEAD);
        assertThat(standing.values()).singleElement().satisfies(d -> assertThat(d.why())
                .as("the reason is not overwritten")
                .isEqualTo("HTTP 400"));
        assertThat(Objects.requireNonNull(ends.get(tried.parts().get(0).id())).heard())
                .isFalse();
    }

    @Test
    void nothingChangedNothingIsStored() {
        receive("a", MONDAY);
        assertThat(line.changed()).hasSize(1);
        assertThat(line.changed()).isEmpty();
        sendAll(Answer.DONE);
        BoxState empty = line.changed().get(0);
        assertThat(empty.waiting()).isEmpty();
        assertThat(empty.head()).isNull();
    }

    @Test
    void whatWasWithdrawnBehindATryStaysWithdrawnAfterARestartFromAnOlderCheckpoint() {
        Alert alert = receive("a", MONDAY);
        Shipment tried = Objects.requireNonNull(line.next(now));
        line.answered(tried, Answer.retry("HTTP 503"), now);
        List<BoxState> saved = line.changed();
        line.receive(to("office", correction(alert, true, MONDAY.plusSeconds(60))), now);
        String id = tried.parts().get(0).id();
        Delivery recorded = Objects.requireNonNull(standing.get(id));
        assertThat(recorded.status()).isEqualTo(Status.WITHDRAWN);

        line = line(LinePolicy.OPEN, Manners.NONE);
        saved.forEach(box -> line.restore(box, now));
        assertThat(line.next(now)).isNull();
        Delivery again = Objects.requireNonNull(standing.get(id));
        assertThat(again.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(again.why()).isEqualTo(recorded.why());
        line.receive(to("office", correction(alert, true, MONDAY.plusSeconds(60))), now);
        assertThat(sendAll(Answer.DONE)).as("it may have arrived").hasSize(1);
    }

    private static Answer forSome() {
        return Answer.partly("not taken for b@x.cn; others have it: a@x.cn", List.of("a@x.cn"));
    }

    private static Answer forNobodyElse() {
        return Answer.partly("not taken for b@x.cn; others have it: a@x.cn", List.of());
    }

    private Shipment nextOne() {
        now = Math.max(now, line.wakeAt(now));
        return Objects.requireNonNull(line.next(now));
    }

    @Test
    void whatSomeHaveAndTheRestNeverWillIsDoneAndSaysNothingGoodOfTheEndpoint() {
        receive("a", MONDAY);
        receive("b", MONDAY.plusSeconds(1));
        line.answered(nextOne(), forSome(), now);
        for (int i = 0; i < 3; i++) {
            assertThat(statusOf("a")).isEqualTo(Status.FAILING);
            Shipment again = nextOne();
            assertThat(orders(List.of(again))).containsExactly("a");
            assertThat(again.taken()).as("who has it").containsExactly("a@x.cn");
            line.answered(again, forNobodyElse(), now);
        }
        assertThat(statusOf("a")).isEqualTo(Status.SENT);
        assertThat(line.isFailing()).isTrue();
        assertThat(line.next(now)).as("it is not asked at once again").isNull();
        now = line.wakeAt(now);
        assertThat(orders(sendAll(Answer.DONE))).containsExactly("b");
    }

    @Test
    void whoHasPartOfAMailIsRememberedInWhatIsStored() {
        receive("a", MONDAY);
        line.answered(nextOne(), forSome(), now);
        line.answered(nextOne(), forNobodyElse(), now);
        List<BoxState> saved = line.changed();
        line = line(LinePolicy.OPEN, Manners.NONE);
        saved.forEach(box -> line.restore(box, now));
        Shipment again = nextOne();
        assertThat(again.taken()).containsExactly("a@x.cn");
        line.answered(again, forNobodyElse(), now);
        line.answered(nextOne(), forNobodyElse(), now);
        assertThat(statusOf("a")).as("the tries before count").isEqualTo(Status.SENT);
    }

    @Test
    void howOftenTheServerWasAwayCountsNeitherBeforeNorAfterItTookTheMailForSome() {
        receive("a", MONDAY);
        for (int i = 0; i < 5; i++) {
            line.answered(nextOne(), Answer.retry("ConnectException"), now);
        }
        line.answered(nextOne(), forSome(), now);
        for (int i = 0; i < 20; i++) {
            line.answered(nextOne(), Answer.retry("ConnectException; others have it: a@x.cn"), now);
        }
        assertThat(statusOf("a")).isEqualTo(Status.FAILING);
        line.answered(nextOne(), Answer.DONE, now);
        assertThat(statusOf("a")).isEqualTo(Status.SENT);
    }

    @Test
    void aMailThatSomeHaveIsNeverRecordedAsGivenUpAndIsCorrected() {
        LinePolicy hasty = LinePolicy.OPEN.patient(2, Backoff.USUAL);
        for (Answer last : List.of(
                Answer.reject("SMTP 554; others have it: a@x.cn"), Answer.retry("SMTP 451; others have it: a@x.cn"))) {
            line = line(hasty, Manners.NONE);
            ends.clear();
            standing.clear();
            Alert alert = receive("a", MONDAY);
            line.answered(nextOne(), forSome(), now);
            for (int i = 0; i < 20 && statusOf("a") != Status.SENT; i++) {
                receive("other" + i, MONDAY.plusSeconds(1 + i));
                Shipment next = nextOne();
                line.answered(next, orders(List.of(next)).contains("a") ? last : Answer.DONE, ++now);
            }
            Delivery end =
                    Objects.requireNonNull(standing.get(to("office", alert).id()));
            assertThat(end.status()).as("%s", last).isEqualTo(Status.SENT);
            assertThat(end.why()).isEqualTo(last.problem());
            now = Math.max(now, line.wakeAt(now));
            sendAll(Answer.DONE);
            line.receive(to("office", correction(alert, true, MONDAY.plusSeconds(600))), now);
            assertThat(orders(sendAll(Answer.DONE))).as("who has it is told").containsExactly("a");
        }
    }

    @Test
    void aMailThatSomeHaveWhenItsChannelIsRemovedIsRecordedAsSentToThem() {
        receive("a", MONDAY);
        line.answered(nextOne(), forSome(), now);
        receive("b", MONDAY.plusSeconds(1));
        line.giveUp(Why.CHANNEL_REMOVED, now);
        assertThat(statusOf("a")).isEqualTo(Status.SENT);
        assertThat(statusOf("b")).isEqualTo(Status.DEAD);
    }
}
