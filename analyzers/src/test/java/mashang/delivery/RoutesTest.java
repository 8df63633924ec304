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

    private static Unit unit(String id, Unit.Name name) {
        return new Unit(id, List.of(name), null, Unit.Kind.DEPARTMENT, null, null);
    }

    private static Recipient recipient(String unit) {
        return new Recipient("to-" + unit, unit, Set.of(unit), List.of("chat"), Language.ZH, null);
    }
}
