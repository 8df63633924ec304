package mashang.local.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mashang.config.City;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** {@code alerts ack ORDER} and the link in a message name no alert: each new alert of an order is acknowledged by the same words. */
class SecondAcknowledgementTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void alertThatWasToldLaterCanBeAcknowledgedToo() {
        CaseEvent first =
                CaseEvent.draft("hotline", "1", Step.SUBMITTED, MONDAY, MONDAY).done();
        OfficeDecision ack = OfficeDecision.plain(Step.ACKNOWLEDGED, first.orderId(), "a", "office", "r");
        Instant later = MONDAY.plus(Duration.ofDays(9));
        Outcome outcome = new Outcome(
                City.load(Path.of("..", "..", "config")).clocks(),
                first.orderId(),
                List.of(first, ack.event(MONDAY.plusSeconds(60))));
        assertThat(outcome.refusal(ack, later)).isEmpty();
    }
}
