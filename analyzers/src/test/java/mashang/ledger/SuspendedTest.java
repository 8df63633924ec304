package mashang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mashang.sla.Calendars;
import mashang.sla.Clocks;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class SuspendedTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private final LedgerAt ledger = new LedgerAt(new Clocks(List.of(), Calendars.WEEKDAYS, Units.none(), Map.of()));

    @Test
    void orderIsOnHoldUntilItIsResumedOrOffTheList() {
        assertThat(isSuspended(Step.SUBMITTED, Step.SUSPENDED)).isTrue();
        assertThat(isSuspended(Step.SUBMITTED, Step.SUSPENDED, Step.RESUMED)).isFalse();
        assertThat(isSuspended(Step.SUBMITTED, Step.SUSPENDED, Step.HANDLED)).isTrue();
        assertThat(isSuspended(Step.SUBMITTED, Step.SUSPENDED, Step.MERGED)).isFalse();
        assertThat(isSuspended(Step.SUBMITTED, Step.SUSPENDED, Step.CANCELLED)).isFalse();
        assertThat(isSuspended(Step.SUBMITTED, Step.SUSPENDED, Step.ANSWERED, Step.CHECKED, Step.WRITTEN_OFF))
                .isFalse();
    }

    private boolean isSuspended(Step... steps) {
        List<CaseEvent> events = new ArrayList<>();
        for (Step step : steps) {
            Instant at = START.plusSeconds(3_600L * events.size());
            events.add(CaseEvent.draft("f", "1", step, at, at).done());
        }
        long now = START.plusSeconds(90_000).toEpochMilli();
        return ledger.asKnownThen("f:1", events, now).orElseThrow().entry().suspended();
    }
}
