package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.delivery.Delivery.Status;
import mashang.sla.Alert;
import org.junit.jupiter.api.Test;

/** The manners of one channel: once, in order, by day and by night, and not too much at a time. */
class LineTest extends LineCase {

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
}
