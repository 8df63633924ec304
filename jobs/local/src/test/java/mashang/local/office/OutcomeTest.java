package mashang.local.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.config.City;
import mashang.local.office.JoinedOrders.Obstacle;
import mashang.local.office.JoinedOrders.Why;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.workorder.CaseEvent;
import mashang.workorder.Refusal;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** By the shipped rules; 2 March 2026 is a Monday. */
class OutcomeTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final Clocks CLOCKS =
            City.load(Path.of("..", "..", "config")).clocks();

    private final List<CaseEvent> events = new ArrayList<>();

    @Test
    void whatNothingButARefusedDecisionIsKnownOfIsNoOrderAndLeadsNone() {
        OfficeDecision check = OfficeDecision.plain(Step.CHECKED, "hotline:typo", "a", "head", "r");
        assertThat(outcome("hotline:typo").refusal(check, MONDAY)).contains(Refusal.Why.UNKNOWN_ORDER);
        events.add(check.event(MONDAY));
        assertThat(outcome("hotline:typo").order(MONDAY)).isEmpty();
        JoinedOrders orders = new JoinedOrders(id -> outcome(id).order(MONDAY));
        assertThat(orders.obstacle("hotline:1", "hotline:typo")).contains(new Obstacle(Why.UNKNOWN, null, null));
    }

    @Test
    void ofSeveralClocksTheOverdueOnesAreMeant() {
        task(20, 40);
        assertThat(visits("cadence", 41))
                .as("weekly, and visited after twenty days each; the third is not due")
                .hasSize(2);
    }

    @Test
    void oneOfSeveralMissedVisitsIsMeantByItsWholeName() {
        task(20, 40);
        String second = visits("cadence", 41).get(1).name();
        assertThat(visits(second, 41)).extracting(ClockReading::name).containsExactly(second);
    }

    @Test
    void clocksThatAreNotOverdueAreAllMeant() {
        task(1, 2);
        assertThat(visits("cadence", 3)).hasSize(3);
    }

    private List<ClockReading> visits(String clock, int day) {
        return outcome("tasks:1").clocks(clock, null, null, day(day));
    }

    /** One that is to be visited weekly, with the days of its visits. */
    private void task(int... visits) {
        events.add(CaseEvent.draft("tasks", "1", Step.OPENED, MONDAY, MONDAY)
                .category("督帮/交办事项")
                .dueAt(day(90))
                .done());
        for (int visit : visits) {
            events.add(CaseEvent.draft("tasks", "1", Step.INSPECTED, day(visit), day(visit))
                    .done());
        }
    }

    private Outcome outcome(String orderId) {
        return new Outcome(
                CLOCKS,
                orderId,
                events.stream().filter(e -> e.orderId().equals(orderId)).toList());
    }

    private static Instant day(int days) {
        return MONDAY.plus(Duration.ofDays(days));
    }
}
