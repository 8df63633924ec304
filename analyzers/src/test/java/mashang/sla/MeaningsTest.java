package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it costs to find out what a decision is about. */
class MeaningsTest {
    private static final int MANY = 300;

    @ParameterizedTest
    @CsvSource({
        // no such clock; no such round, ever; no such turn; no round's number
        "1/totel, 1, DISPATCHED",
        "7/total, 0, DISPATCHED",
        "1/sign/2026-03-02T04:00:00Z~甲局, 1, DISPATCHED",
        "x/total, 0, DISPATCHED",
        "total, 0, DISPATCHED",
        // might come to be: what can begin nothing is not waited for
        "3/total, 2, URGED",
        // found at once
        "2/total, 2, DISPATCHED"
    })
    void readsAnOrderOfManyEventsAFewTimesWhateverTheDecisionNames(String name, int most, Step chatter) {
        City city = Plans.city(ClockCases.total(), ClockCases.sign());
        List<String> lines = new ArrayList<>(List.of(
                "03-02T11:00 SUBMITTED",
                "03-02T12:00 REPLIED",
                "03-03T10:00 REOPENED",
                "03-03T10:30 REOPENED",
                "03-03T14:00 WAIVED role=head about=" + name));
        for (int i = 0; i < MANY; i++) {
            lines.add("03-%02dT%02d:00 %s".formatted(4 + i / 24, i % 24, chatter));
        }
        List<CaseEvent> log = EventText.log(lines.toArray(String[]::new));
        long until = EventText.time("03-20T00:00").toEpochMilli();
        Deadlines deadlines = city.informed().asKnownAt(until);
        WorkOrder order = WorkOrder.of("hotline:1", Fact.of(log), deadlines.authority());
        Fact decision = order.known().stream()
                .filter(fact -> fact.step() == Step.WAIVED)
                .findFirst()
                .orElseThrow();
        Meanings meanings = new Meanings(deadlines, order, until);
        assertThat(meanings.of(name, decision) != null).isEqualTo(name.equals("2/total"));
        meanings.of(name, decision);
        assertThat(meanings.looks()).isEqualTo(most);
    }
}
