package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mashang.config.City;
import mashang.config.PublishedRules;
import mashang.ledger.LedgerEntry;
import mashang.rules.RuleVersion;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.text.Vocabulary;
import mashang.units.Identity;
import mashang.units.Succession;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a name passes on while a clock runs, its unit is the one that was called so when it got the order. */
class PassedOnNamesTest {
    private static final LocalDate SPLIT = LocalDate.parse("2026-06-01");
    private static final Instant BEFORE = Instant.parse("2026-05-28T02:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-06-02T02:00:00Z");
    private static final String NAME = "建管局";
    private static final Identity FOLLOWED = new Identity("old", NAME, Unit.Kind.DEPARTMENT, "water", "水务局");

    @Test
    void alertsConcernTheUnitOfTheDispatchAndCountForItsHeir() throws Exception {
        Written written = run(clock(ClockDefinition.Scope.HOP));
        assertThat(written.told).containsEntry("hotline:1", FOLLOWED).containsEntry("hotline:2", FOLLOWED);
        assertThat(written.told.get("hotline:3").id()).isEqualTo("new");
    }

    @Test
    void clocksOfTheOrderConcernTheUnitOfTheLastDispatch() throws Exception {
        Written written = run(clock(ClockDefinition.Scope.ORDER));
        assertThat(written.told).containsEntry("hotline:1", FOLLOWED).containsEntry("hotline:2", FOLLOWED);
        assertThat(written.told.get("hotline:3").id()).isEqualTo("new");
    }

    /** The last fact of order 2 is from before the split, its breach from after it: then the entry is written. */
    @Test
    void ledgerNamesTheUnitOfTheDispatchAndItsHeirByTheLastDecision() throws Exception {
        Written written = run(clock(ClockDefinition.Scope.HOP));
        assertThat(written.ledger).containsEntry("hotline:1", FOLLOWED).containsEntry("hotline:2", FOLLOWED);
        assertThat(written.ledger.get("hotline:3").id()).isEqualTo("new");
    }

    private record Written(Map<String, Identity> told, Map<String, Identity> ledger) {}

    private static Written run(ClockDefinition clock) throws Exception {
        City city = city(clock);
        RuledClockOperator operator = new RuledClockOperator(city.clocks(), new PublishedRules(city));
        Written written = new Written(new TreeMap<>(), new TreeMap<>());
        try (var harness = new KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, RuleVersion, LedgerEntry>(
                operator, CaseEvent::orderId, version -> "", Types.STRING)) {
            harness.open();
            List<CaseEvent> events = List.of(
                    event("1", Step.DISPATCHED, BEFORE),
                    event("2", Step.DISPATCHED, BEFORE),
                    event("1", Step.URGED, AFTER),
                    event("3", Step.DISPATCHED, AFTER));
            for (CaseEvent event : events) {
                harness.processElement1(event, event.loggedAt().toEpochMilli());
            }
            Watermark end = new Watermark(Instant.parse("2026-06-20T02:00:00Z").toEpochMilli());
            harness.processWatermark2(end);
            harness.processWatermark1(end);
            for (int i = 0; i < 20; i++) {
                harness.setProcessingTime(harness.getProcessingTime() + 1_000);
            }
            for (StreamRecord<BreachNotice> told : harness.getSideOutput(ClockOperator.NOTICES)) {
                written.told.put(
                        told.getValue().alert().orderId(), told.getValue().unit());
            }
            for (LedgerEntry entry : harness.extractOutputValues()) {
                written.ledger.put(entry.orderId(), entry.identity());
            }
        }
        return written;
    }

    private static CaseEvent event(String order, Step step, Instant at) {
        var draft = CaseEvent.draft("hotline", order, step, at, at).origin("raw/0/" + order + step);
        return step == Step.DISPATCHED ? draft.unit(NAME).category("水务/漏水").done() : draft.done();
    }

    private static ClockDefinition clock(ClockDefinition.Scope scope) {
        return new ClockDefinition(
                "handle",
                scope,
                ClockDefinition.Owner.UNIT,
                EnumSet.of(Step.DISPATCHED),
                Set.of(Step.HANDLED),
                Set.of(),
                Set.of(),
                null,
                null);
    }

    /** On the day of the split a new unit takes the old one's name; the matters of water go to another. */
    private static City city(ClockDefinition clock) {
        Succession split = new Succession(
                SPLIT,
                List.of(
                        new Succession.Heir("water", List.of(), List.of(), List.of("水务")),
                        Succession.Heir.ofAll("new")));
        List<Unit> units = List.of(
                unit("old", new Unit.Name(NAME, null, null), split),
                unit("new", new Unit.Name(NAME, SPLIT, null), null),
                unit("water", new Unit.Name("水务局", SPLIT, null), null));
        ClockRule rule = ClockRule.plain(
                clock, 0, OrderMatch.ALL, Span.elapsed(Duration.ofDays(7).toMillis()));
        Policy policy = new Policy("test", 1, Instant.EPOCH, List.of(rule), null);
        return new City(
                List.of(), List.of(), new Units(units), List.of(policy), Calendars.WEEKDAYS.plans(), Vocabulary.EMPTY);
    }

    private static Unit unit(String id, Unit.Name name, @Nullable Succession succession) {
        return new Unit(id, List.of(name), null, Unit.Kind.DEPARTMENT, null, null, succession);
    }
}
