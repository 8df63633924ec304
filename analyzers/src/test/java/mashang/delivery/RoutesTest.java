package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import mashang.sla.Alert;
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
}
