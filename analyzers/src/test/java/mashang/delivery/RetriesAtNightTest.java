package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mashang.sla.Alert;
import mashang.sla.Calendars;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What failed by day is not tried again in people's sleep. */
class RetriesAtNightTest {
    private static final long HOUR = 3_600_000;

    /** Wednesday 2026-03-04, 17:31 in Shanghai. */
    private static final long DECIDED =
            SampleAlerts.of(Alert.Kind.BREACH, "sample:1", null).decidedAt().toEpochMilli();

    private static final long NIGHT = Instant.parse("2026-03-04T12:00:00Z").toEpochMilli();
    private static final long MORNING = Instant.parse("2026-03-05T00:00:00Z").toEpochMilli();
    private static final Manners QUIET_NIGHTS =
            new Manners(new QuietHours(LocalTime.of(8, 0), LocalTime.of(20, 0), true), Calendars.WEEKDAYS);

    private final Acts acts = new Acts();
    private final Map<String, Book.End> ends = new HashMap<>();
    private final List<Delivery> told = new ArrayList<>();
    private Line line = line();
    private long now = DECIDED;

    private Line line() {
        return line(LinePolicy.OPEN);
    }

    private Line line(LinePolicy policy) {
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
        return new Line(policy, QUIET_NIGHTS, acts, book, told::add);
    }

    private void receive(String order, boolean isUrgent) {
        Alert alert = SampleAlerts.of(Alert.Kind.BREACH, order, null);
        line.receive(new Consignment("chat", "office", alert, isUrgent, 0, DECIDED, null, Note.NONE), now);
    }

    private Shipment next() {
        now = Math.max(now, line.wakeAt(now));
        return Objects.requireNonNull(line.next(now));
    }

    /** Both clocks come to this. */
    private void come(Line to, long time) {
        now = Math.max(now, time);
        to.advance(time, now);
    }

    private List<String> sendAll(Line from) {
        List<String> sent = new ArrayList<>();
        for (Shipment next = from.next(now); next != null; next = from.next(now)) {
            sent.add(next.parts().get(0).alert().orderId());
            from.answered(next, Answer.DONE, ++now); // an answer takes its time
        }
        return sent;
    }

    @Test
    void whatFailedByDayIsTriedAgainInTheMorningAndTheUrgentPassesItBy() {
        receive("a", false);
        receive("b", false);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        receive("urgent", true);
        assertThat(sendAll(line)).containsExactly("urgent");
        assertThat(line.wakeAt(now)).as("nothing but the morning wakes it").isEqualTo(Long.MAX_VALUE);
        Delivery waits = told.stream()
                .filter(d -> d.orderId().equals("a"))
                .reduce((x, y) -> y)
                .orElseThrow();
        assertThat(waits.status()).isEqualTo(Delivery.Status.WAITING);
        assertThat(waits.attempts()).isEqualTo(1);
        assertThat(waits.dueBack()).isEqualTo(Instant.ofEpochMilli(MORNING));
        come(line, MORNING - 1);
        assertThat(sendAll(line)).isEmpty();
        come(line, MORNING);
        assertThat(sendAll(line)).containsExactly("a", "b");
    }

    @Test
    void whatWasOnItsWayWhenTheNightBeganAndFailsRestsToo() {
        receive("a", false);
        Shipment tried = next();
        come(line, NIGHT);
        line.answered(tried, Answer.slower("HTTP 429", 1_000), now);
        now += HOUR;
        assertThat(line.next(now)).isNull();
        come(line, MORNING);
        assertThat(next().id()).as("the same message").isEqualTo(tried.id());
    }

    @Test
    void theRecordOfWhatWasTakenForSomeSaysForWhomItWasNot() {
        receive("a", true);
        line.answered(next(), new Answer(Answer.Verdict.DONE, "SMTP 550: not taken for b@x.cn", 0), now);
        Delivery last = told.get(told.size() - 1);
        assertThat(last.status()).isEqualTo(Delivery.Status.SENT);
        assertThat(last.why()).isEqualTo("SMTP 550: not taken for b@x.cn");
    }

    @Test
    void theUrgentIsTriedAgainAtNight() {
        receive("urgent", true);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        assertThat(sendAll(line)).containsExactly("urgent");
    }

    @Test
    void aRestartAtNightDoesNotSendIt() {
        receive("a", false);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        receive("z", false);
        come(line, NIGHT);
        List<BoxState> saved = line.changed();
        assertThat(saved).hasSize(1);
        assertThat(saved.get(0).isEmpty()).isFalse();
        Line again = line();
        saved.forEach(box -> again.restore(box, now));
        again.logReaches(NIGHT + HOUR, now);
        now += HOUR;
        assertThat(sendAll(again)).isEmpty();
        assertThat(again.waiting()).isEqualTo(2);
        come(again, MORNING);
        assertThat(sendAll(again)).containsExactly("a", "z");
    }

    @Test
    void nightsDoNotWearOutThePatienceWithAnEndpointThatIsAway() {
        receive("a", false);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        now += 30 * 24 * HOUR; // however long the holiday
        line.advance(MORNING, now);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        assertThat(told).noneMatch(d -> d.status() == Delivery.Status.DEAD);
        assertThat(next().attempts()).isEqualTo(2);
    }

    private void withdraw(String order) {
        Alert withdrawn = LineCase.correction(
                SampleAlerts.of(Alert.Kind.BREACH, order, null), true, Instant.ofEpochMilli(NIGHT + 3 * HOUR));
        line.receive(new Consignment("chat", "office", withdrawn, false, 0, NIGHT + 3 * HOUR, null, Note.NONE), now);
    }

    private Delivery last(String id) {
        return told.stream().filter(d -> d.id().equals(id)).reduce((x, y) -> y).orElseThrow();
    }

    @Test
    void whatIsWithdrawnAtNightIsNotToldInTheMorningButItsWithdrawalIs() {
        receive("a", false);
        Shipment tried = next();
        line.answered(tried, Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        withdraw("a");
        assertThat(sendAll(line)).isEmpty();
        Delivery dropped = last(tried.id());
        assertThat(dropped.status()).isEqualTo(Delivery.Status.WITHDRAWN);
        assertThat(dropped.why()).isEqualTo(Why.CORRECTED);
        assertThat(dropped.attempts()).as("it may have arrived").isEqualTo(1);
        come(line, MORNING);
        Shipment only = next();
        assertThat(only.parts()).hasSize(1);
        assertThat(only.parts().get(0).alert().withdrawn()).isTrue();
        line.answered(only, Answer.DONE, now);
        assertThat(line.waiting()).isZero();
    }

    @Test
    void aCorrectionThatIsReadAgainBehindARestartIsStillTold() {
        receive("a", false);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        List<BoxState> saved = line.changed();
        withdraw("a");
        Line again = line();
        saved.forEach(box -> again.restore(box, now));
        Line before = line;
        line = again;
        withdraw("a");
        come(again, MORNING);
        assertThat(next().parts().get(0).alert().withdrawn()).isTrue();
        assertThat(before.waiting()).isEqualTo(1);
    }

    @Test
    void aDigestOfWhichSomethingStillHoldsGoesAsItIsAndOneOfWhichNothingDoesGoesNotAtAll() {
        line = line(LinePolicy.OPEN.gathering(1, HOUR, List.of()));
        receive("a", false);
        receive("b", false);
        Shipment digest = next();
        assertThat(digest.parts()).hasSize(2);
        line.answered(digest, Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        withdraw("a");
        assertThat(last(digest.parts().get(0).id()).status()).isEqualTo(Delivery.Status.WAITING);
        withdraw("b");
        assertThat(digest.parts()).allMatch(c -> last(c.id()).status() == Delivery.Status.WITHDRAWN);
        come(line, MORNING);
        assertThat(next().parts()).hasSize(2).allMatch(c -> c.alert().withdrawn());
    }

    @Test
    void aClimbThatIsAcknowledgedAtNightDoesNotGoInTheMorning() {
        Alert alert = SampleAlerts.of(Alert.Kind.BREACH, "a", null);
        line.receive(new Consignment("chat", "parent", alert, false, 1, DECIDED, null, Note.NONE), now);
        line.advance(DECIDED, now);
        Shipment climb = next();
        line.answered(climb, Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        acts.add(Acts.Act.seen("a", NIGHT + HOUR));
        line.acted("a", now);
        assertThat(last(climb.id()).status()).isEqualTo(Delivery.Status.WITHDRAWN);
        assertThat(last(climb.id()).why()).isEqualTo(Why.ACKNOWLEDGED);
        come(line, MORNING);
        assertThat(sendAll(line)).isEmpty();
    }

    @Test
    void whatRestedGoesBeforeAnythingNewHoweverMuchOfTheUrgentFailedMeanwhile() {
        line = line(LinePolicy.OPEN.patient(1, Backoff.USUAL));
        receive("a", false);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        receive("urgent-1", true);
        receive("urgent-2", true);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, MORNING);
        receive("z", false);
        now = Math.max(now, line.wakeAt(now));
        assertThat(sendAll(line)).as("no tick comes meanwhile").containsExactly("urgent-1", "urgent-2", "a", "z");
    }

    @Test
    void whatRestsIsNotForgottenWhenTheUrgentIsThroughAndNoTickComes() {
        line = line(LinePolicy.OPEN.patient(1, Backoff.USUAL));
        receive("a", false);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        receive("urgent-1", true);
        receive("urgent-2", true);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, MORNING);
        now = Math.max(now, line.wakeAt(now));
        assertThat(sendAll(line)).hasSize(3);
        assertThat(line.waiting()).isZero();
    }

    @Test
    void whatOthersGotAtNightDoesNotTellAgainstWhatRested() {
        line = line(LinePolicy.OPEN.patient(2, Backoff.USUAL));
        receive("a", false);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        line.answered(next(), Answer.retry("HTTP 503"), now);
        come(line, NIGHT);
        receive("urgent", true);
        now = Math.max(now, line.wakeAt(now));
        assertThat(sendAll(line)).containsExactly("urgent");
        come(line, MORNING);
        line.answered(next(), Answer.retry("connection refused"), now);
        assertThat(told).noneMatch(d -> d.status() == Delivery.Status.DEAD);
        now = Math.max(now, line.wakeAt(now));
        assertThat(sendAll(line)).containsExactly("a");
    }
}
