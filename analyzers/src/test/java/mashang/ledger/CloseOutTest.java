package mashang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mashang.ledger.CloseOut.Missing;
import mashang.ledger.CloseOut.Status;
import mashang.workorder.Anomaly;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class CloseOutTest {

    @Test
    void handledReportedAndCheckedMayBeStruckOff() {
        Lives life = new Lives().step(0, Step.SUBMITTED).step(1, Step.DISPATCHED, d -> d.unit("甲局"));
        assertThat(closeOut(life)).isEqualTo(open(Status.OPEN, Missing.HANDLING, Missing.REPORT, Missing.CHECK));
        life.step(2, Step.HANDLED, d -> d.unit("甲局"));
        assertThat(closeOut(life)).isEqualTo(open(Status.HANDLED, Missing.REPORT, Missing.CHECK));
        life.step(3, Step.REPLIED).step(4, Step.FOLLOWED_UP);
        assertThat(closeOut(life)).isEqualTo(open(Status.REPORTED, Missing.CHECK));
        life.step(5, Step.CHECKED);
        assertThat(closeOut(life)).isEqualTo(open(Status.CHECKED));
        life.step(6, Step.WRITTEN_OFF);
        assertThat(closeOut(life)).isEqualTo(closed(6));
        assertThat(CloseOut.anomalies(life.order())).isEmpty();
    }

    @Test
    void whatWasStruckOffTooEarlyIsRefusedUntilItIsStruckOffAgain() {
        Lives life = new Lives().step(0, Step.SUBMITTED).step(2, Step.HANDLED).step(3, Step.WRITTEN_OFF);
        assertThat(closeOut(life)).isEqualTo(open(Status.REFUSED, Missing.REPORT, Missing.CHECK));
        life.step(4, Step.REPLIED).step(5, Step.CHECKED);
        assertThat(closeOut(life).status()).isEqualTo(Status.REFUSED);
        life.step(6, Step.WRITTEN_OFF);
        assertThat(closeOut(life)).isEqualTo(closed(6));
        assertThat(CloseOut.anomalies(life.order()))
                .containsExactlyInAnyOrder(Anomaly.WRITTEN_OFF_UNREPORTED, Anomaly.WRITTEN_OFF_UNCHECKED);
    }

    @Test
    void onlyTheTimeOfTheStrikeOffDecidesAndNotTheOrderOfWhatIsBeforeIt() {
        assertThat(closeOut(new Lives()
                        .step(5, Step.CHECKED)
                        .step(5, Step.REPLIED)
                        .step(5, Step.HANDLED)
                        .step(5, Step.WRITTEN_OFF)))
                .isEqualTo(closed(5));
    }

    @Test
    void aCheckThatFindsItNotResolvedIsNone() {
        Lives life =
                Lives.straight().step(5, Step.CHECKED, d -> d.resolved(false)).step(6, Step.WRITTEN_OFF);
        assertThat(closeOut(life)).isEqualTo(open(Status.REFUSED, Missing.RESOLUTION));
        assertThat(CloseOut.anomalies(life.order())).containsExactly(Anomaly.WRITTEN_OFF_UNRESOLVED);
        assertThat(closeOut(life.step(7, Step.CHECKED).step(8, Step.WRITTEN_OFF)))
                .isEqualTo(closed(8));
    }

    @Test
    void anAnswerOnTheSpotAndTheEndOfATaskAreHandlingAndReportInOne() {
        for (Step step : List.of(Step.ANSWERED, Step.FINISHED)) {
            Lives life = new Lives().step(1, step);
            assertThat(closeOut(life)).isEqualTo(open(Status.REPORTED, Missing.CHECK));
            assertThat(closeOut(life.step(2, Step.CHECKED).step(2, Step.WRITTEN_OFF)))
                    .isEqualTo(closed(2));
        }
    }

    @Test
    void aCoHandlingUnitHandlesNothingButItsPart() {
        Lives life = new Lives()
                .step(1, Step.DISPATCHED, d -> d.unit("甲局").coUnits(List.of("乙局")))
                .step(2, Step.HANDLED, d -> d.unit("乙局"));
        assertThat(closeOut(life).status()).isEqualTo(Status.OPEN);
        assertThat(closeOut(life.step(3, Step.DISPATCHED, d -> d.unit("乙局")).step(4, Step.HANDLED, d -> d.unit("乙局")))
                        .status())
                .isEqualTo(Status.HANDLED);
    }

    @Test
    void reopeningReversesItAndEachRoundIsLookedAtByItself() {
        Lives life = Lives.straight().step(5, Step.WRITTEN_OFF).step(5, Step.REOPENED);
        assertThat(closeOut(life)).isEqualTo(open(Status.OPEN, Missing.HANDLING, Missing.REPORT, Missing.CHECK));
        life.step(6, Step.WRITTEN_OFF);
        assertThat(closeOut(life).status()).isEqualTo(Status.REFUSED);
        life.step(7, Step.HANDLED).step(7, Step.REPLIED).step(7, Step.CHECKED).step(7, Step.WRITTEN_OFF);
        assertThat(closeOut(life)).isEqualTo(closed(7));
    }

    @Test
    void whatEndedOtherwiseNeedsNoStrikingOff() {
        for (Step end : List.of(Step.REJECTED, Step.CANCELLED, Step.MERGED)) {
            Lives life = new Lives().step(0, Step.SUBMITTED).step(1, end).step(2, Step.WRITTEN_OFF);
            assertThat(closeOut(life)).isEqualTo(open(Status.ENDED));
            assertThat(closeOut(life).isOpen()).isFalse();
            assertThat(CloseOut.anomalies(life.order())).isEmpty();
            assertThat(closeOut(life.step(3, Step.REOPENED)).status()).isEqualTo(Status.OPEN);
        }
        assertThat(closeOut(Lives.straight().step(5, Step.WRITTEN_OFF).step(6, Step.MERGED)))
                .isEqualTo(closed(5));
    }

    private static CloseOut closeOut(Lives life) {
        return CloseOut.of(life.order());
    }

    private static CloseOut open(Status status, Missing... missing) {
        return new CloseOut(status, List.of(missing), null);
    }

    private static CloseOut closed(long hour) {
        return new CloseOut(Status.CLOSED_OUT, List.of(), Lives.hour(hour).toEpochMilli());
    }
}
