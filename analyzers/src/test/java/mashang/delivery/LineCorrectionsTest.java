package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import mashang.delivery.Delivery.Status;
import mashang.sla.Alert;
import org.junit.jupiter.api.Test;

/** What becomes of a correction, by what became of the alert it corrects. */
class LineCorrectionsTest extends LineCase {

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
}
