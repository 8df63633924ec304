package mashang.local.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class MadeVisitsTest {
    private static final Instant AT = Instant.parse("2026-04-02T02:00:00Z");

    @Test
    void oneThatWasCorrectedIsOneWithWhatWasFoundInTheEnd() {
        List<CaseEvent> events = List.of(visit("v1", 1, 3, "T1"), visit("v1", 2, 5, "T1"), visit("v2", 1, 1, "T1"));

        assertThat(MadeVisits.of(Map.of("tasks:1", events), Set.of("T1")).get("T1"))
                .extracting(CaseEvent::found)
                .containsExactlyInAnyOrder(5, 1);
    }

    @Test
    void oneThatTurnsOutToBeOfAnotherTargetIsOfThatAlone() {
        List<CaseEvent> events = List.of(visit("v1", 1, 3, "T1"), visit("v1", 2, 3, "T2"));

        assertThat(MadeVisits.of(Map.of("tasks:1", events), Set.of("T1", "T2"))).containsOnlyKeys("T2");
        assertThat(MadeVisits.of(Map.of("tasks:1", events), Set.of("T1"))).isEmpty();
    }

    private static CaseEvent visit(String key, long revision, int found, String target) {
        return CaseEvent.draft("tasks", "1", Step.INSPECTED, AT, AT.plusSeconds(revision))
                .origin("a")
                .factKey(key)
                .revision(revision)
                .found(found)
                .concerns(target)
                .done();
    }
}
