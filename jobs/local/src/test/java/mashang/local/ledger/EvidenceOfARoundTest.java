package mashang.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import mashang.config.City;
import mashang.ledger.Reconciliation;
import mashang.ledger.Reconciliation.Finding;
import mashang.ledger.Reconciliation.Kind;
import mashang.ledger.Reconciliation.Planned;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceOfARoundTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    private final List<CaseEvent> events = new ArrayList<>();

    @Test
    void evidenceOfWhatDidNotLastProvesNothing() {
        step(Step.SUBMITTED, null);
        step(Step.HANDLED, 2);
        step(Step.REPLIED, null);
        step(Step.CHECKED, null);
        step(Step.WRITTEN_OFF, null);
        step(Step.REOPENED, null);
        step(Step.HANDLED, null);
        step(Step.REPLIED, null);
        step(Step.CHECKED, null);
        step(Step.WRITTEN_OFF, null);
        var listed = ListedOrders.folded(
                events, City.load(Path.of("..", "..", "config")).deadlines().authority(), Long.MAX_VALUE, null);
        assertThat(new Reconciliation(DAY, null, ZoneId.of("Asia/Shanghai"))
                        .of(List.of(new Planned("f:1", DAY, null, 2)), listed))
                .extracting(Finding::kind)
                .containsExactly(Kind.NO_EVIDENCE);
    }

    private void step(Step step, @Nullable Integer evidence) {
        Instant at = START.plusSeconds(3_600L * events.size());
        events.add(CaseEvent.draft("f", "1", step, at, at).evidence(evidence).done());
    }
}
