package mashang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Clocks;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.units.Succession;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An ending that was known from the beginning counts from its day on, though nothing else happens. */
class EndedUnitTest {
    private static final ClockDefinition CLOCK = new ClockDefinition(
            "handle",
            ClockDefinition.Scope.HOP,
            ClockDefinition.Owner.UNIT,
            EnumSet.of(Step.DISPATCHED),
            Set.of(Step.HANDLED),
            Set.of(),
            Set.of(),
            null,
            null);
    private static final Policy POLICY = new Policy(
            "test",
            1,
            Instant.EPOCH,
            List.of(ClockRule.plain(
                    CLOCK, 0, OrderMatch.ALL, Span.elapsed(Duration.ofDays(30).toMillis()))),
            null);
    private static final Unit OLD = new Unit(
            "old",
            List.of(new Unit.Name("老街道", null, null)),
            null,
            Unit.Kind.TOWN,
            null,
            null,
            new Succession(LocalDate.parse("2026-06-01"), List.of(Succession.Heir.ofAll("new"))));
    private static final Unit NEW = new Unit(
            "new",
            List.of(
                    new Unit.Name("新街道", null, LocalDate.parse("2026-07-01")),
                    new Unit.Name("新城街道", LocalDate.parse("2026-07-01"), null)),
            null,
            Unit.Kind.TOWN,
            null,
            null);

    @Test
    void ledgerAsOfADayNamesWhoHasTheOrderOnThatDay() {
        assertThat(countsFor(entry("老街道", "2026-05-30T02:00:00Z"))).isEqualTo("old");
        assertThat(countsFor(entry("老街道", "2026-06-02T02:00:00Z"))).isEqualTo("new");
    }

    @Test
    void clockIsCountedUnderThePresentNameOfWhoHasItsUnitsOrders() {
        assertThat(counted(entry("老街道", "2026-05-30T02:00:00Z"))).isEqualTo("老街道");
        assertThat(counted(entry("老街道", "2026-06-02T02:00:00Z"))).isEqualTo("新城街道");
        assertThat(counted(entry("新街道", "2026-06-02T02:00:00Z"))).isEqualTo("新城街道");
        assertThat(counted(entry(" 谁也不认识 ", "2026-06-02T02:00:00Z"))).isEqualTo("谁也不认识");
    }

    private static @Nullable String counted(LedgerEntry entry) {
        assertThat(entry.clocks()).hasSize(1);
        return entry.clocks().get(0).unitNow();
    }

    private static String countsFor(LedgerEntry entry) {
        return Objects.requireNonNull(Objects.requireNonNull(entry.identity()).countsFor());
    }

    private static LedgerEntry entry(String unit, String day) {
        Clocks clocks = new Clocks(List.of(POLICY), Calendars.WEEKDAYS, new Units(List.of(OLD, NEW)), Map.of());
        Instant at = Instant.parse("2026-05-28T02:00:00Z");
        CaseEvent event = CaseEvent.draft("hotline", "1", Step.DISPATCHED, at, at)
                .unit(unit)
                .origin("raw/0/1")
                .done();
        return new LedgerAt(clocks)
                .asKnownThen("hotline:1", List.of(event), Instant.parse(day).toEpochMilli())
                .orElseThrow()
                .entry();
    }
}
