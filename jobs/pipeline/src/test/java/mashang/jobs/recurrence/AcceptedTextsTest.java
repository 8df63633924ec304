package mashang.jobs.recurrence;

import static mashang.jobs.recurrence.ComplaintOrders.event;
import static mashang.jobs.recurrence.ComplaintOrders.millis;
import static mashang.jobs.recurrence.ComplaintOrders.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import mashang.recurrence.AcceptedText;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AcceptedTextsTest {
    private static final CaseEvent SUBMITTED = submitted("1", 0, "路灯不亮");
    private static final CaseEvent ACCEPTED = event("1", 3, Step.ACCEPTED);

    @Test
    void tellsTheTextWhenTheWatermarkReachesItsAcceptance() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(ACCEPTED, millis(3));
            harness.processElement(SUBMITTED, millis(0));
            harness.processWatermark(millis(3) - 1);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(millis(3));
            assertThat(harness.extractOutputValues()).singleElement().satisfies(text -> {
                assertThat(text.title()).isEqualTo("路灯不亮");
                assertThat(text.loggedAt()).isEqualTo(ACCEPTED.loggedAt());
            });
            assertThat(harness.numEventTimeTimers()).as("timers left").isZero();
        }
    }

    @Test
    void duplicatesEarlyAndLateChangeNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int copy = 0; copy < 3; copy++) {
                harness.processElement(SUBMITTED, millis(0));
                harness.processElement(ACCEPTED, millis(3));
            }
            harness.processWatermark(millis(10));
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(ACCEPTED, millis(3));
            harness.processWatermark(millis(20));
            assertThat(harness.extractOutputValues()).hasSize(1);
            assertThat(harness.numEventTimeTimers()).as("timers left").isZero();
            assertThat(harness.numKeyedStateEntries()).as("the tombstone").isEqualTo(1);
        }
    }

    @Test
    void theEndOfInputDecidesNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(ACCEPTED, millis(3));
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void aRestartInBetweenLosesAndRepeatsNothing() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(submitted("2", 0, "停水"), millis(0));
            harness.processElement(event("2", 1, Step.ANSWERED), millis(1));
            harness.processWatermark(millis(2));
            assertThat(harness.extractOutputValues()).hasSize(1);
            harness.processElement(ACCEPTED, millis(3));
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processWatermark(millis(5));
            assertThat(harness.extractOutputValues())
                    .extracting(AcceptedText::orderId)
                    .containsExactly("hotline:1");
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, AcceptedText> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AcceptedTexts()), CaseEvent::orderId, Types.STRING);
    }
}
