package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import mashang.sla.Alert;
import mashang.units.Unit;
import mashang.units.Units;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Routes ROUTES = new Routes(
            List.of(),
            List.of(
                    new Recipient(Route.OFFICE, "效能办", Set.of(), List.of("mail", "chat"), Language.ZH, null),
                    new Recipient("cg", "城管局", Set.of("cg"), List.of("chat"), Language.ZH, "own")));

    @Test
    void aCorrectionGoesToWhomTheRoutesNameAndToEverybodyElseIfTheyWereToldBefore() {
        Alert correction = SampleAlerts.of(Alert.Kind.CORRECTION, "a", null);
        assertThat(ROUTES.withThoseTold(correction, Units.none()))
                .extracting(c -> c.recipient() + ' ' + c.channel() + ' ' + c.note() + ' ' + c.quietId())
                .containsExactly("cg chat IF_TOLD_BEFORE own", "office mail NONE null", "office chat NONE null");
    }

    @Test
    void anAlertGoesToWhomTheRoutesNameOnly() {
        Alert alert = SampleAlerts.of(Alert.Kind.BREACH, "a", null);
        assertThat(ROUTES.withThoseTold(alert, Units.none())).isEqualTo(ROUTES.of(alert, Units.none()));
    }

    private static final Alert ALERT = SampleAlerts.of(Alert.Kind.BREACH, "hotline:1", "建管局");

    @Test
    void anAlertGoesToTheUnitThatBoreTheNameWhenTheClockStarted() {
        LocalDate passed = Units.day(ALERT.decidedAt().toEpochMilli());
        assertThat(passed)
                .as("between start and decision")
                .isAfter(Units.day(ALERT.startedAt().toEpochMilli()));
        Units units = new Units(List.of(
                unit("old", new Unit.Name("建管局", null, passed)), unit("new", new Unit.Name("建管局", passed, null))));
        Route toUnit = new Route(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of(Route.UNIT), false, List.of());
        Routes routes = new Routes(List.of(toUnit), List.of(recipient("old"), recipient("new")));
        assertThat(routes.of(ALERT, units)).extracting(Consignment::recipient).containsExactly("to-old");
    }

    @Test
    void theOfficeIsToldThatItIsAskedInTheUnitsPlaceWhereverItStandsInTheRoute() {
        Units units = new Units(List.of(unit("edu", new Unit.Name("教育局", null, null))));
        for (List<String> to : List.of(
                List.of(Route.OFFICE),
                List.of(Route.UNIT),
                List.of(Route.OFFICE, Route.UNIT),
                List.of(Route.UNIT, Route.OFFICE))) {
            Route route = new Route(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), to, false, List.of());
            Routes routes = new Routes(List.of(route), ROUTES.recipients());
            assertThat(routes.of(ALERT, units))
                    .as("%s: nobody knows 建管局", to)
                    .extracting(c -> c.recipient() + ' ' + c.note())
                    .containsExactly("office UNIT_UNKNOWN", "office UNIT_UNKNOWN");
            assertThat(routes.of(SampleAlerts.of(Alert.Kind.BREACH, "hotline:1", "教育局"), units))
                    .as("%s: 教育局 has no channel", to)
                    .extracting(Consignment::note)
                    .containsOnly(to.contains(Route.UNIT) ? Note.UNIT_WITHOUT_RECIPIENT : Note.NONE);
            assertThat(routes.of(SampleAlerts.of(Alert.Kind.BREACH, "hotline:1", null), units))
                    .as("%s: no unit", to)
                    .extracting(Consignment::note)
                    .containsOnly(Note.NONE);
        }
        assertThat(ROUTES.of(ALERT, units))
                .as("no route")
                .extracting(Consignment::note)
                .containsOnly(Note.UNIT_UNKNOWN);
    }

    private static Unit unit(String id, Unit.Name name) {
        return new Unit(id, List.of(name), null, Unit.Kind.DEPARTMENT, null, null);
    }

    private static Recipient recipient(String unit) {
        return new Recipient("to-" + unit, unit, Set.of(unit), List.of("chat"), Language.ZH, null);
    }
}
