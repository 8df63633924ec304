package mashang.jobs.supervision;

import static mashang.jobs.supervision.SupervisedOrders.event;
import static mashang.jobs.supervision.SupervisedOrders.function;
import static mashang.jobs.supervision.SupervisedOrders.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import mashang.ledger.LedgerEntry;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ClockFunctionTest {

    @Test
    void breachIsToldByATimerAloneWhenNothingMoreEverComes() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processWatermark(minute(9));
            assertThat(alerts(harness)).isEmpty();
            harness.processWatermark(minute(10));
            assertThat(alerts(harness)).containsExactly("hotline:1/1/receive/breach");
            assertThat(harness.numEventTimeTimers()).as("timers left").isZero();
        }
    }

    @Test
    void orderKeepsOneTimerOnceItsEventsAreFolded() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processElement(event("1", 3, Step.URGED), minute(3));
            harness.processElement(event("1", 2, Step.URGED), minute(2));
            assertThat(harness.numEventTimeTimers())
                    .as("one for each waiting event")
                    .isEqualTo(3);
            harness.processWatermark(minute(4));
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void eventThatWaitsForTheVeryMomentOfADecisionThatFallsAwayIsFoldedAllTheSame() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processWatermark(minute(1));
            harness.processElement(event("1", 10, Step.URGED), minute(10));
            harness.processElement(event("1", 5, Step.ACCEPTED), minute(5));
            harness.processWatermark(minute(30));
            assertThat(harness.getSideOutput(ClockFunction.HISTORY)).hasSize(3);
            assertThat(alerts(harness)).isEmpty();
        }
    }

    @Test
    void finishedOrderIsForgottenInTheEndAndLeavesNoStateBehind() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processElement(event("1", 1, Step.ACCEPTED), minute(1));
            harness.processElement(event("1", 2, Step.REPLIED), minute(2));
            harness.processWatermark(minute(60));
            assertThat(harness.numKeyedStateEntries()).isPositive();
            harness.processWatermark(minute(60) + Duration.ofDays(401).toMillis());
            assertThat(harness.numKeyedStateEntries()).as("state left").isZero();
            assertThat(harness.numEventTimeTimers()).as("timers left").isZero();
        }
    }

    @Test
    void endOfInputDecidesNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processWatermark(minute(5));
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(alerts(harness)).isEmpty();
        }
    }

    @Test
    void restartInMidstreamTellsEachOverdueBreachExactlyOnce() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            for (int order = 0; order < 50; order++) {
                harness.processElement(event("" + order, order % 7, Step.SUBMITTED), minute(order % 7));
            }
            harness.processWatermark(minute(13));
            assertThat(alerts(harness)).hasSize(29);
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processWatermark(minute(500));
            assertThat(alerts(harness)).hasSize(21).doesNotHaveDuplicates();
            harness.processWatermark(minute(900));
            assertThat(alerts(harness)).hasSize(21);
        }
    }

    @Test
    void historyHoldsEachEventOnceAndLedgerVersionsGrow() throws Exception {
        try (var harness = harness()) {
            harness.open();
            CaseEvent submitted = event("1", 0, Step.SUBMITTED);
            harness.processElement(submitted, minute(0));
            harness.processElement(submitted, minute(0));
            harness.processWatermark(minute(1));
            harness.processElement(submitted, minute(0));
            harness.processElement(event("1", 20, Step.ACCEPTED), minute(20));
            harness.processWatermark(minute(30));
            assertThat(harness.getSideOutput(ClockFunction.HISTORY)).hasSize(2);
            List<LedgerEntry> entries = harness.extractOutputValues();
            assertThat(entries).extracting(LedgerEntry::version).containsExactly(1L, 2L, 3L);
            assertThat(entries.get(entries.size() - 1)).satisfies(e -> {
                assertThat(e.breaches()).isEqualTo(1);
                assertThat(e.clocks()).singleElement().satisfies(c -> assertThat(c.overdueMillis())
                        .isEqualTo(Duration.ofMinutes(10).toMillis()));
            });
        }
    }

    private static List<String> alerts(KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> harness) {
        Queue<StreamRecord<BreachNotice>> notices = harness.getSideOutput(ClockFunction.NOTICES);
        return notices == null
                ? List.of()
                : notices.stream().map(n -> n.getValue().alert().alertId()).toList();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(function()), CaseEvent::orderId, Types.STRING);
    }
}
