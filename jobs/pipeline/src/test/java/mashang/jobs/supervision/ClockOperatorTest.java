package mashang.jobs.supervision;

import static mashang.jobs.supervision.SupervisedOrders.event;
import static mashang.jobs.supervision.SupervisedOrders.minute;
import static mashang.jobs.supervision.SupervisedOrders.operator;
import static mashang.jobs.supervision.SupervisedOrders.operatorUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mashang.ledger.LedgerEntry;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Clocks;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ClockOperatorTest {

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
    void orderHasOneTimerHoweverMuchWaits() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processElement(event("1", 3, Step.URGED), minute(3));
            harness.processElement(event("1", 2, Step.URGED), minute(2));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            harness.processWatermark(minute(4));
            harness.prepareSnapshotPreBarrier(2);
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsWrittenBetweenCheckpointsWhileMemorySuffices() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processWatermark(minute(4));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        }
    }

    @Test
    void smallMemoryChangesNothingButSpeed() throws Exception {
        List<List<String>> outcomes = new ArrayList<>();
        for (long capacity : new long[] {0, 5, 60_000}) {
            try (var harness = harness(capacity)) {
                harness.open();
                for (int order = 0; order < 200; order++) {
                    harness.processElement(event("" + order, order % 7, Step.SUBMITTED), minute(order % 7));
                    if (order % 3 == 0) {
                        harness.processElement(event("" + order / 2, 8, Step.ACCEPTED), minute(8));
                    }
                }
                harness.processWatermark(minute(3));
                harness.processElement(event("199", 12, Step.ACCEPTED), minute(12));
                harness.processWatermark(minute(11));
                harness.prepareSnapshotPreBarrier(1);
                harness.processWatermark(minute(600));
                harness.processElement(event("3", 500, Step.URGED), minute(601));
                harness.processWatermark(minute(40_000));
                harness.prepareSnapshotPreBarrier(2);
                List<String> outcome = new ArrayList<>(alerts(harness));
                harness.extractOutputValues().stream()
                        .collect(Collectors.toMap(LedgerEntry::orderId, Function.identity(), (a, b) -> b))
                        .values()
                        .forEach(entry -> outcome.add(entry.toString()));
                outcome.add("timers " + harness.numEventTimeTimers() + ", orders " + harness.numKeyedStateEntries());
                outcomes.add(outcome.stream().sorted().toList());
            }
        }
        assertThat(outcomes.get(0)).hasSizeGreaterThan(300).isEqualTo(outcomes.get(2));
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(2));
    }

    @Test
    void verdictsAreGivenOnceHoweverLittleMemoryThereIs() throws Exception {
        for (long capacity : new long[] {0, 5, 50, 60_000}) {
            for (boolean isSaved : new boolean[] {false, true}) {
                try (var harness = harness(operatorUntil(minute(600), capacity))) {
                    harness.open();
                    for (int order = 0; order < 100; order++) {
                        harness.processElement(event("" + order, 0, Step.SUBMITTED), minute(0));
                    }
                    harness.processWatermark(minute(30));
                    if (isSaved) {
                        harness.prepareSnapshotPreBarrier(1);
                    }
                    harness.processWatermark(minute(600));
                    assertThat(harness.getSideOutput(ClockOperator.VERDICTS))
                            .as("capacity %d", capacity)
                            .hasSize(100);
                }
            }
        }
    }

    @Test
    void ledgerOfAnOrderThatIsLetGoIsWrittenThen() throws Exception {
        try (var harness = harness(10)) {
            harness.open();
            for (int order = 0; order < 500; order++) {
                harness.processElement(event("" + order, 0, Step.SUBMITTED), minute(0));
            }
            harness.processWatermark(minute(5));
            assertThat(harness.extractOutputValues()).hasSizeGreaterThan(480);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.extractOutputValues()).hasSize(500);
        }
    }

    @Test
    void lastEntryOfAnOrderIsWrittenBeforeItIsForgottenAndBeginsAnew() throws Exception {
        long later = Duration.ofDays(402).toMinutes();
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processElement(event("1", 1, Step.ACCEPTED), minute(1));
            harness.processElement(event("1", 2, Step.REPLIED), minute(2));
            harness.processWatermark(minute(later));
            harness.processElement(event("1", later + 1, Step.SUBMITTED), minute(later + 1));
            harness.processWatermark(minute(later + 2));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.extractOutputValues())
                    .extracting(LedgerEntry::version)
                    .containsExactly(3L, 1L);
        }
    }

    @Test
    void eventBehindTheWatermarkIsFoldedWithTheNextOne() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 5, Step.SUBMITTED), minute(5));
            harness.prepareSnapshotPreBarrier(1);
            harness.processWatermark(minute(9));
            harness.processElement(event("1", 5, Step.ACCEPTED), minute(5));
            harness.prepareSnapshotPreBarrier(2);
            snapshot = harness.snapshot(2, 2);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processWatermark(minute(14));
            assertThat(harness.getSideOutput(ClockOperator.HISTORY)).hasSize(1);
            harness.processWatermark(minute(60));
            assertThat(alerts(harness)).noneMatch(id -> id.contains("receive"));
        }
    }

    @Test
    void ledgerIsWrittenOnceASecondHoweverOftenAnOrderChanges() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.setProcessingTime(0);
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processElement(event("1", 1, Step.URGED), minute(1));
            harness.processWatermark(minute(0));
            harness.processWatermark(minute(1));
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.setProcessingTime(1_000);
            assertThat(harness.extractOutputValues())
                    .extracting(LedgerEntry::version)
                    .containsExactly(2L);
            harness.setProcessingTime(2_000);
            assertThat(harness.extractOutputValues()).hasSize(1);
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
            assertThat(harness.getSideOutput(ClockOperator.HISTORY)).hasSize(3);
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
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.numKeyedStateEntries()).isPositive();
            harness.processWatermark(minute(60) + Duration.ofDays(401).toMillis());
            harness.prepareSnapshotPreBarrier(2);
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
            harness.prepareSnapshotPreBarrier(1);
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

    /** The timer of an order stays where its due time moves on, and goes off while the order, read anew, says another time. */
    @Test
    void timerThatIsEarlierThanTheStateSaysIsFollowedByAnother() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(twoClocks(60_000))) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processWatermark(minute(1));
            harness.prepareSnapshotPreBarrier(1);
            harness.processElement(event("1", 5, Step.ACCEPTED), minute(5));
            harness.processWatermark(minute(6));
            snapshot = saved(harness);
        }
        try (var harness = harness(twoClocks(60_000))) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(8));
            harness.processWatermark(minute(11));
            snapshot = saved(harness);
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        }
        try (var harness = harness(twoClocks(60_000))) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processWatermark(minute(70));
            assertThat(alerts(harness)).containsExactly("hotline:1/1/reply/breach");
        }
    }

    @Test
    void restartsAndLittleMemoryChangeNothing() throws Exception {
        for (int seed = 14; seed < 26; seed++) { // of the wrong timers above, 21 loses a breach
            List<String> undisturbed = lives(new Random(seed), 60_000, 0);
            assertThat(undisturbed).hasSizeGreaterThan(20);
            for (long capacity : new long[] {60_000, 5}) {
                assertThat(lives(new Random(seed), capacity, 2))
                        .as("seed %d, capacity %d", seed, capacity)
                        .containsExactlyInAnyOrderElementsOf(undisturbed);
            }
        }
    }

    /**
     * The alerts of some orders.
     *
     * @param random of what happens, the same whatever else
     * @param oneIn after one in so many steps the job is started anew; 0: never
     */
    private static List<String> lives(Random random, long capacity, int oneIn) throws Exception {
        Random restarts = new Random(7);
        List<String> alerts = new ArrayList<>();
        Step[] steps = {Step.SUBMITTED, Step.SUBMITTED, Step.ACCEPTED, Step.ACCEPTED, Step.REPLIED, Step.URGED};
        var harness = harness(twoClocks(capacity));
        try {
            harness.open();
            for (int minute = 0; minute < 400; minute += 1 + random.nextInt(6)) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    String order = "" + minute / 8 + random.nextInt(4);
                    int behind = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
                    Step step = steps[random.nextInt(steps.length)];
                    harness.processElement(event(order, Math.max(0, minute - behind), minute, step), minute(minute));
                }
                harness.processWatermark(minute(minute));
                if (oneIn > 0 && restarts.nextInt(oneIn) == 0) {
                    OperatorSubtaskState snapshot = saved(harness);
                    alerts.addAll(alerts(harness));
                    harness.close();
                    harness = harness(twoClocks(capacity));
                    harness.initializeState(snapshot);
                    harness.open();
                } else if (oneIn > 0 && restarts.nextInt(oneIn) == 0) {
                    harness.prepareSnapshotPreBarrier(minute + 1000);
                }
            }
            harness.processWatermark(minute(2_000));
            alerts.addAll(alerts(harness));
        } finally {
            harness.close();
        }
        return alerts;
    }

    private static ClockOperator twoClocks(long capacity) {
        ClockRule receive = SupervisedOrders.policies().get(0).rules().get(0);
        ClockRule reply = ClockRule.plain(
                ClockDefinition.ofOrder(
                        "reply", ClockDefinition.Owner.HOTLINE, EnumSet.of(Step.SUBMITTED), Set.of(Step.REPLIED)),
                0,
                OrderMatch.ALL,
                Span.elapsed(Duration.ofMinutes(60).toMillis()));
        Policy policy = new Policy("test", 1, Instant.EPOCH, List.of(receive, reply), null);
        return new ClockOperator(
                new Clocks(List.of(policy), Calendars.WEEKDAYS, Units.none(), Map.of()), Long.MAX_VALUE, capacity);
    }

    private static OperatorSubtaskState saved(
            KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> harness) throws Exception {
        harness.prepareSnapshotPreBarrier(1);
        return harness.snapshot(1, 1);
    }

    @Test
    void historyHoldsEachEventOnceAndLedgerVersionsGrow() throws Exception {
        try (var harness = harness()) {
            harness.open();
            CaseEvent submitted = event("1", 0, Step.SUBMITTED);
            harness.processElement(submitted, minute(0));
            harness.processElement(submitted, minute(0));
            harness.processWatermark(minute(1));
            harness.prepareSnapshotPreBarrier(1);
            harness.processElement(submitted, minute(0));
            harness.processElement(event("1", 20, Step.ACCEPTED), minute(20));
            harness.processWatermark(minute(15));
            harness.prepareSnapshotPreBarrier(2);
            harness.processWatermark(minute(30));
            harness.prepareSnapshotPreBarrier(3);
            assertThat(harness.getSideOutput(ClockOperator.HISTORY)).hasSize(2);
            List<LedgerEntry> entries = harness.extractOutputValues();
            assertThat(entries).extracting(LedgerEntry::version).containsExactly(1L, 2L, 3L);
            assertThat(entries.get(entries.size() - 1)).satisfies(e -> {
                assertThat(e.breaches()).isEqualTo(1);
                assertThat(e.clocks()).singleElement().satisfies(c -> assertThat(c.overdueMillis())
                        .isEqualTo(Duration.ofMinutes(10).toMillis()));
            });
        }
    }

    @Test
    void whatFollowsARequestForConfidenceIsRestrictedToo() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processElement(confidential("2", 0), minute(0));
            harness.processElement(event("1", 5, Step.ACCEPTED), minute(5));
            harness.processElement(event("2", 5, Step.ACCEPTED), minute(5));
            harness.processWatermark(minute(30));
            assertThat(harness.getSideOutput(ClockOperator.HISTORY)).hasSize(2).allMatch(r -> ends(r, "1"));
            assertThat(harness.getSideOutput(ClockOperator.RESTRICTED))
                    .hasSize(2)
                    .allMatch(r -> ends(r, "2"));
        }
    }

    private static boolean ends(StreamRecord<FoldedEvent> record, String order) {
        return record.getValue().event().orderId().endsWith(order);
    }

    private static CaseEvent confidential(String order, long minute) {
        CaseEvent plain = event(order, minute, Step.SUBMITTED);
        String id = plain.orderId().substring(plain.orderId().indexOf(':') + 1);
        return CaseEvent.draft(
                        CaseEvent.feedOf(plain.orderId()), id, Step.SUBMITTED, plain.occurredAt(), plain.loggedAt())
                .confidential(true)
                .done();
    }

    private static List<String> alerts(KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> harness) {
        Queue<StreamRecord<BreachNotice>> notices = harness.getSideOutput(ClockOperator.NOTICES);
        return notices == null
                ? List.of()
                : notices.stream().map(n -> n.getValue().alert().alertId()).toList();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> harness() throws Exception {
        return harness(60_000);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> harness(long capacity)
            throws Exception {
        return harness(operator(capacity));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> harness(
            ClockOperator operator) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(operator, CaseEvent::orderId, Types.STRING);
    }
}
