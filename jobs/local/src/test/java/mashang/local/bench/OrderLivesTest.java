package mashang.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class OrderLivesTest {
    private static final List<String> UNITS = List.of("甲局", "乙局");

    @Test
    void eventsComeInTheOrderInWhichTheyWereHandedOver() {
        Instant last = Instant.MIN;
        for (CaseEvent event : all(OrderLives.whole(UNITS, 300, 1))) {
            assertThat(event.loggedAt()).isAfterOrEqualTo(last);
            last = event.loggedAt();
        }
    }

    @Test
    void theSameSeedGivesTheSameEventsAndSomeComeTwice() {
        OrderLives lives = OrderLives.whole(UNITS, 300, 7);
        List<CaseEvent> events = all(lives);
        assertThat(all(OrderLives.whole(UNITS, 300, 7))).isEqualTo(events);
        Set<String> ids = new HashSet<>();
        events.forEach(e -> ids.add(e.eventId()));
        assertThat(lives.distinct()).isEqualTo(ids.size()).isLessThan(events.size());
    }

    @Test
    void everyEventHasATextOfEightHundredBytes() {
        assertThat(all(OrderLives.whole(UNITS, 50, 1)))
                .allSatisfy(e -> assertThat(textBytes(e)).isBetween(800, 830));
    }

    @Test
    void nobodyHasHandledAnOrderThatIsLeftOpen() {
        assertThat(all(OrderLives.open(UNITS, 100, 1)))
                .extracting(CaseEvent::step)
                .contains(Step.SIGNED)
                .doesNotContain(Step.HANDLED);
    }

    private static int textBytes(CaseEvent event) {
        return Stream.of(event.content(), event.reason(), event.reply())
                .mapToInt(text -> text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static List<CaseEvent> all(OrderLives lives) {
        List<CaseEvent> events = new ArrayList<>();
        lives.forEachRemaining(events::add);
        return events;
    }
}
