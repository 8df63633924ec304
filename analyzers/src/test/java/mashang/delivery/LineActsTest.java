package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import mashang.delivery.Delivery.Status;
import mashang.sla.Alert;
import org.junit.jupiter.api.Test;

/** What people do about an order: an acknowledgement stops its alerts from climbing, a snooze puts them off. */
class LineActsTest extends LineCase {

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
}
