package mashang.jobs.supervision;

import static mashang.jobs.supervision.SupervisedOrders.START;
import static mashang.jobs.supervision.SupervisedOrders.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import mashang.config.City;
import mashang.config.PublishedRules;
import mashang.ledger.LedgerEntry;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.text.Vocabulary;
import mashang.units.Identity;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What is written about units goes by the registry that was in force, whenever it is written. */
class UnitsInFlightTest {
    private static final Policy POLICY = new Policy(
            "test",
            1,
            Instant.EPOCH,
            List.of(ClockRule.plain(
                    new ClockDefinition(
                            "sign",
                            ClockDefinition.Scope.HOP,
                            ClockDefinition.Owner.UNIT,
                            EnumSet.of(Step.DISPATCHED),
                            Set.of(Step.SIGNED),
                            Set.of(),
                            Set.of(),
                            null,
                            null),
                    0,
                    OrderMatch.ALL,
                    Span.elapsed(Duration.ofMinutes(10).toMillis()))),
            null);

    private static final Unit OLD =
            new Unit("old", List.of(new Unit.Name("老街道", null, null)), null, Unit.Kind.TOWN, null, null);

    private static final City CITY = new City(
            List.of(),
            List.of(),
            new Units(List.of(OLD)),
            List.of(POLICY),
            Calendars.WEEKDAYS.plans(),
            Vocabulary.EMPTY);

    /** Published at minute 30: the old one was merged, and a unit is there that nobody knew. */
    private static final String MERGED = """
            units:
              - {id: old, name: 老街道, kind: town, ended: 2026-03-02, into: new}
              - {id: new, name: 新街道, kind: department}
            """;

    @Test
    void everyDocumentNamesTheUnitsOfItsTimeHoweverTheRecordsArrive() throws Exception {
        Written live = run(false);
        assertThat(live.events)
                .containsEntry("hotline:1 DISPATCHED", "old")
                .containsEntry("hotline:2 DISPATCHED", "none")
                .containsEntry("hotline:3 DISPATCHED", "new");
        assertThat(live.told.get("hotline:1")).isEqualTo(new Identity("old", "老街道", Unit.Kind.TOWN, "old", "老街道"));
        assertThat(live.told.get("hotline:4"))
                .as("told after it was merged")
                .isEqualTo(new Identity("old", "老街道", Unit.Kind.TOWN, "new", "新街道"));
        assertThat(live.told.get("hotline:3"))
                .isEqualTo(new Identity("new", "新街道", Unit.Kind.DEPARTMENT, "new", "新街道"));
        assertThat(live.told.get("hotline:2")).as("nobody knew it yet").isNull();
        assertThat(live.ledger.get("hotline:1").identity())
                .as("written anew when the merger became known")
                .isEqualTo(new Identity("old", "老街道", Unit.Kind.TOWN, "new", "新街道"));
        assertThat(live.ledger.get("hotline:2").anomalies()).doesNotContain("UNKNOWN_UNIT");
        assertThat(run(true)).as("all at once, the rules before everything").isEqualTo(live);
    }

    /** What came of a run: ids of units in the history, who was told of, the last word of the ledger. */
    private record Written(Map<String, String> events, Map<String, Identity> told, Map<String, LedgerEntry> ledger) {}

    private static Written run(boolean isReplay) throws Exception {
        RuledClockOperator operator = new RuledClockOperator(CITY.clocks(), new PublishedRules(CITY));
        try (var harness = new KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry>(
                operator, CaseEvent::orderId, version -> "", Types.STRING)) {
            harness.open();
            RuleVersion merged = new RuleVersion(RuleKind.UNITS, "u", "1", MERGED, "甲", "撤并", null, minute(30));
            if (isReplay) {
                harness.processElement2(merged, minute(30));
                harness.processWatermark2(new Watermark(minute(1_000)));
            }
            List<CaseEvent> events = List.of(
                    dispatched("1", 0, "老街道"),
                    dispatched("2", 1, "新街道"),
                    dispatched("4", 25, "老街道"),
                    dispatched("3", 40, "新街道"));
            for (CaseEvent event : events) {
                long at = event.loggedAt().toEpochMilli();
                if (!isReplay && at > minute(30)) {
                    harness.processElement2(merged, minute(30));
                }
                harness.processElement1(event, at);
                if (!isReplay) {
                    harness.processWatermark1(new Watermark(at));
                    harness.processWatermark2(new Watermark(at));
                }
            }
            harness.processWatermark1(new Watermark(minute(1_000)));
            harness.processWatermark2(new Watermark(minute(1_000)));
            for (int i = 0; i < 20; i++) {
                harness.setProcessingTime(harness.getProcessingTime() + 1_000);
            }
            return written(harness);
        }
    }

    private static Written written(
            KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry> harness) {
        Written written = new Written(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        Queue<StreamRecord<FoldedEvent>> history = harness.getSideOutput(ClockOperator.HISTORY);
        for (StreamRecord<FoldedEvent> record : history) {
            FoldedEvent folded = record.getValue();
            String id = folded.unitId() == null ? "none" : folded.unitId();
            written.events.put(folded.event().orderId() + ' ' + folded.event().step(), id);
        }
        Queue<StreamRecord<BreachNotice>> notices = harness.getSideOutput(ClockOperator.NOTICES);
        for (StreamRecord<BreachNotice> record : notices) {
            written.told.put(
                    record.getValue().alert().orderId(), record.getValue().unit());
        }
        for (LedgerEntry entry : new ArrayList<>(harness.extractOutputValues())) {
            written.ledger.put(entry.orderId(), entry);
        }
        return written;
    }

    private static CaseEvent dispatched(String order, long minute, String unit) {
        Instant at = START.plus(Duration.ofMinutes(minute));
        return CaseEvent.draft("hotline", order, Step.DISPATCHED, at, at)
                .unit(unit)
                .origin("raw/0/" + minute)
                .done();
    }
}
