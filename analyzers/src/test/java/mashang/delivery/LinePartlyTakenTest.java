package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import mashang.delivery.Delivery.Status;
import mashang.sla.Alert;
import org.junit.jupiter.api.Test;

/** Mails that a server took for some of their addresses. */
class LinePartlyTakenTest extends LineCase {

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
