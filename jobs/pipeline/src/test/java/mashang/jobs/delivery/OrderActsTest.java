package mashang.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import mashang.delivery.Acts.Act;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The shell: told with the tick, before it goes on; kept over a restart, and forgotten in the end. */
class OrderActsTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private static long at(int hour) {
        return START.plus(Duration.ofHours(hour)).toEpochMilli();
    }

    private static CaseEventDraft draft(Step step, int hour) {
        return CaseEvent.about("f:1", step, Instant.ofEpochMilli(at(hour)), Instant.ofEpochMilli(at(hour)));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, Act> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new OrderActs((step, role, when) -> "head".equals(role))),
                CaseEvent::orderId,
                Types.STRING);
    }

    @Test
    void refusedStrikeOffSettlesNothingAlsoBehindARestart() throws Exception {
        OperatorSubtaskState snapshot;
        CaseEvent strikeOff =
                draft(Step.WRITTEN_OFF, 1).actor("a").role("head").reason("r").done();
        CaseEvent acknowledged =
                draft(Step.ACKNOWLEDGED, 2).actor("a").role("head").reason("r").done();
        try (var harness = harness()) {
            harness.open();
            harness.processElement(acknowledged, at(2));
            harness.processElement(strikeOff, at(1));
            harness.processElement(draft(Step.SUBMITTED, 0).done(), at(0));
            harness.processWatermark(at(1));
            assertThat(harness.extractOutputValues()).isEmpty();
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processWatermark(at(2));
            assertThat(harness.extractOutputValues()).containsExactly(Act.seen("f:1", at(2)));
            harness.processElement(acknowledged, at(2));
            harness.processWatermark(at(3));
            assertThat(harness.extractOutputValues()).hasSize(1);
            harness.processWatermark(at(24 * 401));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }
}
