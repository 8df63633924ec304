package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mashang.sla.oracle.Judgement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OracleTest {

    @TestFactory
    Stream<DynamicTest> saysWhatWasWorkedOutByHand() {
        return ClockCases.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(ClockCase c) {
        Judgement judgement = c.city().oracle().judge(c.log(), c.until().toEpochMilli());
        List<String> alerts = new ArrayList<>(c.alerts());
        List<String> verdicts = new ArrayList<>(c.verdicts());
        assertThat(ClockCase.alerts(judgement.alerts())).containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(ClockCase.verdicts(judgement.verdicts())).containsExactlyInAnyOrderElementsOf(verdicts);
    }
}
