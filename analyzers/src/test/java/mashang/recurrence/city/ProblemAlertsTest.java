package mashang.recurrence.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mashang.recurrence.life.Evidence;
import mashang.recurrence.life.LifeEvent;
import mashang.recurrence.life.LifeStep;
import mashang.recurrence.life.Phase;
import mashang.recurrence.life.UrgentReason;
import mashang.sla.Alert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemAlertsTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    @ParameterizedTest
    @EnumSource(LifeStep.class)
    void fourKindsOfStepsAreToldUnderTheIdOfTheStep(LifeStep step) {
        Evidence evidence = new Evidence(
                AT.minusSeconds(60),
                AT,
                9,
                7.5,
                7,
                1,
                3,
                5,
                5,
                0,
                6,
                1,
                UrgentReason.HEALTH,
                3,
                false,
                null,
                List.of("a:1"));
        LifeEvent event = new LifeEvent("p:1/" + step + "/2", "p:1", step, 2, AT, Phase.COMMON, evidence);
        Alert alert = ProblemAlerts.of(event, "滨江花园的噪音", null).orElse(null);
        Alert.Kind kind =
                switch (step) {
                    case COMMON -> Alert.Kind.PROBLEM_COMMON;
                    case GROWING -> Alert.Kind.PROBLEM_RISING;
                    case RECURRED -> Alert.Kind.PROBLEM_RECURRED;
                    case URGENT -> Alert.Kind.PROBLEM_URGENT;
                    default -> null;
                };
        if (kind == null) {
            assertThat(alert).isNull();
            return;
        }
        assertThat(alert).isNotNull();
        assertThat(alert.kind()).isEqualTo(kind);
        assertThat(alert.kind().isOfProblem()).isTrue();
        assertThat(alert.alertId()).isEqualTo(event.id());
        assertThat(alert.decidedAt()).isEqualTo(AT);
        assertThat(alert.problem()).isNotNull();
        assertThat(alert.problem().label()).isEqualTo("滨江花园的噪音");
        assertThat(alert.problem().people()).isEqualTo(7);
        assertThat(alert.problem().reason()).isEqualTo("HEALTH");
    }
}
