package mashang.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;

/** Lives of orders for tests: written step by step, or thrown together without any sense. */
final class Lives {
    private static final Step[] STEPS = {
        Step.SUBMITTED, Step.DISPATCHED, Step.HANDLED, Step.REPLIED, Step.ANSWERED, Step.FINISHED, Step.FOLLOWED_UP,
        Step.CHECKED, Step.CHECKED, Step.WRITTEN_OFF, Step.WRITTEN_OFF, Step.REOPENED, Step.REOPENED, Step.REJECTED,
        Step.CANCELLED, Step.MERGED, Step.URGED, Step.SUSPENDED, Step.RESUMED
    };

    private final List<CaseEvent> events = new ArrayList<>();

    /** A step at an hour. */
    Lives step(long hour, Step step) {
        return step(hour, step, draft -> draft);
    }

    Lives step(long hour, Step step, UnaryOperator<CaseEventDraft> more) {
        Instant at = hour(hour);
        events.add(more.apply(CaseEvent.draft("f", "1", step, at, at)).done());
        return this;
    }

    List<CaseEvent> events() {
        return events;
    }

    WorkOrder order() {
        return WorkOrder.of("f:1", Fact.of(events), (step, role, at) -> true);
    }

    static Instant hour(long hour) {
        return Instant.parse("2026-03-02T00:00:00Z").plusSeconds(3_600 * hour);
    }

    /** A straight life that may be struck off. */
    static Lives straight() {
        return new Lives()
                .step(0, Step.SUBMITTED)
                .step(1, Step.DISPATCHED, d -> d.unit("甲局"))
                .step(2, Step.HANDLED, d -> d.unit("甲局"))
                .step(3, Step.REPLIED)
                .step(4, Step.CHECKED);
    }

    /** Anything, much of it in the same moment. */
    static Lives random(Random random) {
        Lives life = new Lives();
        int steps = 1 + random.nextInt(14);
        int hours = 2 + random.nextInt(8);
        for (int i = 0; i < steps; i++) {
            Step step = STEPS[random.nextInt(STEPS.length)];
            String unit = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "甲局" : "乙局";
            boolean unresolved = step == Step.CHECKED && random.nextInt(4) == 0;
            boolean isByPeople = unresolved && i > 0 && random.nextBoolean(); // of what nobody knows nobody decides
            List<String> helping = step == Step.DISPATCHED && random.nextInt(2) == 0 ? List.of("乙局") : List.of();
            life.step(random.nextInt(hours), step, d -> d.unit(unit)
                    .coUnits(helping)
                    .resolved(unresolved ? Boolean.FALSE : null)
                    .role(isByPeople ? "inspector" : null));
        }
        return life;
    }
}
