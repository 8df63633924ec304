package mashang.jobs.supervision;

import static mashang.jobs.supervision.SupervisedOrders.event;
import static mashang.jobs.supervision.SupervisedOrders.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import mashang.config.City;
import mashang.config.PublishedRules;
import mashang.intake.DeadLetter;
import mashang.ledger.LedgerEntry;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.text.Vocabulary;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Orders to be received within three working days; 2 March 2026, when they begin, is a Monday. */
class RuledClockOperatorTest {
    private static final City CITY = new City(
            List.of(),
            List.of(),
            Units.none(),
            List.of(new Policy(
                    "test",
                    1,
                    Instant.EPOCH,
                    List.of(ClockRule.plain(
                            ClockDefinition.ofOrder(
                                    "receive",
                                    ClockDefinition.Owner.HOTLINE,
                                    EnumSet.of(Step.SUBMITTED),
                                    Set.of(Step.ACCEPTED)),
                            0,
                            OrderMatch.ALL,
                            Span.workingDays(3))),
                    null)),
            Calendars.WEEKDAYS.plans(),
            Vocabulary.EMPTY);

    private static final String WEEK = """
            calendar: weekdays
            default: true
            zone: Asia/Shanghai
            week: [monday, tuesday, wednesday, thursday, friday]
            hours: [08:30-12:00, 14:30-17:30]
            notices:
            """;

    private static final String OFF = WEEK + notice("停工", "off: [2026-03-04, 2026-03-05]", "2026-03-02", "");

    private static final String WORKED_AGAIN =
            OFF + notice("复工", "work: [2026-03-07]", "2026-03-03", "    amends: 停工\n");

    private static final int DAY = 24 * 60;

    /** Thursday 17:30. */
    private static final Instant PLAIN = Instant.parse("2026-03-05T09:30:00Z");

    /** Monday 17:30, without Wednesday and Thursday. */
    private static final Instant LATER = Instant.parse("2026-03-09T09:30:00Z");

    /** Saturday 17:30, which is worked. */
    private static final Instant SOONER = Instant.parse("2026-03-07T09:30:00Z");

    @Test
    void nothingIsDecidedBeforeTheTicksOfBothInputs() throws Exception {
        try (var harness = harness(60_000)) {
            harness.open();
            harness.processElement1(event("1", 0, Step.SUBMITTED), minute(0));
            harness.processWatermark1(new Watermark(minute(5 * DAY)));
            assertThat(alerts(harness)).isEmpty();
            harness.processElement2(version("1", OFF, 60), minute(60));
            harness.processWatermark2(new Watermark(minute(5 * DAY)));
            assertThat(alerts(harness)).as("in time now").isEmpty();
            harness.processWatermark2(new Watermark(minute(9 * DAY)));
            harness.processWatermark1(new Watermark(minute(9 * DAY)));
            assertThat(alerts(harness)).extracting(Alert::dueAt).containsExactly(LATER);
        }
    }

    @Test
    void everyOpenOrderIsPlannedAnewSoonerOrLaterWhereverItLies() throws Exception {
        for (long capacity : new long[] {0, 200, 60_000}) {
            try (var harness = harness(capacity)) {
                harness.open();
                open(harness, 350);
                pass(harness, 60);
                harness.prepareSnapshotPreBarrier(1);
                assertThat(dueTimes(harness).values())
                        .as("capacity %d", capacity)
                        .containsOnly(PLAIN);

                harness.processElement2(version("1", OFF, 90), minute(90));
                pass(harness, 100);
                lookAtAll(harness);
                assertThat(dueTimes(harness)).hasSize(350);
                assertThat(dueTimes(harness).values())
                        .as("capacity %d", capacity)
                        .containsOnly(LATER);

                harness.processElement2(version("2", WORKED_AGAIN, DAY), minute(DAY));
                pass(harness, DAY + 1);
                lookAtAll(harness);
                assertThat(dueTimes(harness).values())
                        .as("capacity %d", capacity)
                        .containsOnly(SOONER);

                pass(harness, 9 * DAY);
                assertThat(alerts(harness))
                        .as("capacity %d", capacity)
                        .hasSize(350)
                        .allMatch(a -> a.dueAt().equals(SOONER) && a.decidedAt().equals(SOONER));
            }
        }
    }

    @Test
    void howeverOftenLogTimeMovesOnAFewAreLookedAtEachTimeAndWrittenAtOnce() throws Exception {
        try (var harness = harness(60_000)) {
            harness.open();
            open(harness, 350);
            pass(harness, 60);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.extractOutputValues()).hasSize(350);
            harness.processElement2(version("1", OFF, 90), minute(90));
            for (int minute = 100; minute < 200; minute++) {
                pass(harness, minute);
            }
            assertThat(harness.extractOutputValues()).hasSizeBetween(360, 400);
            harness.setProcessingTime(harness.getProcessingTime() + 20);
            assertThat(harness.extractOutputValues()).hasSizeBetween(370, 450);
        }
    }

    @Test
    void itMakesNoDifferenceWhenAnOrderIsLookedAt() throws Exception {
        List<List<Alert>> outcomes = new ArrayList<>();
        for (boolean isPrompt : new boolean[] {true, false}) {
            try (var harness = harness(50)) {
                harness.open();
                open(harness, 350);
                pass(harness, 4 * DAY); // all are breached by then
                harness.processElement2(version("1", OFF, 4 * DAY + 1), minute(4 * DAY + 1));
                if (isPrompt) {
                    pass(harness, 4 * DAY + 1);
                    lookAtAll(harness);
                }
                for (int order = 0; order < 350; order += 5) {
                    harness.processElement1(event("" + order, 4 * DAY + 2, Step.URGED), minute(4 * DAY + 2));
                }
                pass(harness, 20 * DAY);
                lookAtAll(harness);
                outcomes.add(alerts(harness).stream()
                        .sorted(Comparator.comparing(Alert::alertId))
                        .toList());
            }
        }
        assertThat(outcomes.get(0))
                .as("breached, withdrawn, and breached again")
                .hasSize(3 * 350)
                .isEqualTo(outcomes.get(1));
        assertThat(outcomes.get(0))
                .filteredOn(Alert::withdrawn)
                .hasSize(350)
                .allMatch(a -> a.decidedAt().toEpochMilli() == minute(4 * DAY + 1));
    }

    @Test
    void whatWasReadAndWhatIsStillToBeLookedAtOutlastsAFailure() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(100)) {
            harness.open();
            open(harness, 350);
            pass(harness, 60);
            harness.prepareSnapshotPreBarrier(1);
            harness.processElement2(version("1", OFF, 90), minute(90));
            pass(harness, 100); // some are looked at, not all
            assertThat(dueTimes(harness).values()).contains(PLAIN, LATER);
            harness.prepareSnapshotPreBarrier(2);
            snapshot = harness.snapshot(2, 2);
        }
        try (var harness = harness(100)) {
            harness.initializeState(snapshot);
            harness.open();
            pass(harness, 110);
            lookAtAll(harness);
            pass(harness, 9 * DAY);
            assertThat(alerts(harness))
                    .hasSize(350)
                    .allMatch(a -> a.dueAt().equals(LATER) && a.decidedAt().equals(LATER));
        }
    }

    @Test
    void sameTextChangesNothingAndAnotherUnderTheSameKeyIsADeadLetter() throws Exception {
        try (var harness = harness(60_000)) {
            harness.open();
            harness.processElement2(version("1", OFF, 10), minute(10));
            harness.processElement2(version("1", OFF, 20), minute(20));
            harness.processElement2(version("1", WORKED_AGAIN, 30), minute(30));
            harness.processElement2(version("2", "calendar: [", 40), minute(40));
            open(harness, 1);
            pass(harness, 9 * DAY);
            assertThat(alerts(harness)).extracting(Alert::dueAt).containsExactly(LATER);
            Queue<StreamRecord<DeadLetter>> letters = harness.getSideOutput(ClockOperator.TOO_OLD);
            assertThat(letters)
                    .extracting(l -> l.getValue().origin())
                    .containsExactly("calendar:weekdays@1", "calendar:weekdays@2");
        }
    }

    private static void open(
            KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry> harness, int orders)
            throws Exception {
        for (int order = 0; order < orders; order++) {
            harness.processElement1(event("" + order, order % 30, Step.SUBMITTED), minute(order % 30));
        }
    }

    private static void pass(
            KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry> harness, long minute)
            throws Exception {
        harness.processWatermark1(new Watermark(minute(minute)));
        harness.processWatermark2(new Watermark(minute(minute)));
    }

    /** Lets the machine's time go by. */
    private static void lookAtAll(
            KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry> harness)
            throws Exception {
        for (int i = 0; i < 20; i++) {
            harness.setProcessingTime(harness.getProcessingTime() + 100);
        }
        harness.setProcessingTime(harness.getProcessingTime() + 2_000);
    }

    private static Map<String, Instant> dueTimes(
            KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry> harness)
            throws Exception {
        harness.prepareSnapshotPreBarrier(99);
        Map<String, Instant> due = new TreeMap<>();
        for (LedgerEntry entry : harness.extractOutputValues()) {
            Long dueAt = entry.clocks().get(0).dueAt();
            due.put(entry.orderId(), dueAt == null ? Instant.MAX : Instant.ofEpochMilli(dueAt));
        }
        return due;
    }

    private static List<Alert> alerts(
            KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry> harness) {
        Queue<StreamRecord<BreachNotice>> notices = harness.getSideOutput(ClockOperator.NOTICES);
        return notices == null
                ? List.of()
                : notices.stream().map(n -> n.getValue().alert()).toList();
    }

    private static RuleVersion version(String version, String text, long minute) {
        return new RuleVersion(RuleKind.CALENDAR, "weekdays", version, text, "甲", "试验", null, minute(minute));
    }

    private static String notice(String name, String days, String published, String amends) {
        return "  - year: 2026\n    name: " + name + "\n    publishedAt: " + published + "\n" + amends
                + "    holidays:\n      - {name: 大风, " + days + "}\n";
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry> harness(
            long capacity) throws Exception {
        RuledClockOperator operator =
                new RuledClockOperator(CITY.clocks(), new PublishedRules(CITY), Long.MAX_VALUE, capacity);
        return new KeyedTwoInputStreamOperatorTestHarness<>(operator, CaseEvent::orderId, version -> "", Types.STRING);
    }
}
