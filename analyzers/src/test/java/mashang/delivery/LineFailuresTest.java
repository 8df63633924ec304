package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mashang.delivery.Delivery.Status;
import mashang.sla.Alert;
import org.junit.jupiter.api.Test;

/** Endpoints that are away, slow or refuse, and restarts in between. */
class LineFailuresTest extends LineCase {

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
}
