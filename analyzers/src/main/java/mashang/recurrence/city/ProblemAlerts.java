package mashang.recurrence.city;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mashang.recurrence.life.Evidence;
import mashang.recurrence.life.LifeEvent;
import mashang.recurrence.life.LifeStep;
import mashang.recurrence.portrait.Portrait;
import mashang.sla.Alert;
import mashang.sla.ProblemNews;
import org.jspecify.annotations.Nullable;

/** Which steps of a problem's life the office is told of, and what. The alert has the id of the step, so it is told once. */
final class ProblemAlerts {
    private static final Map<LifeStep, Alert.Kind> TOLD = Map.of(
            LifeStep.COMMON, Alert.Kind.PROBLEM_COMMON,
            LifeStep.GROWING, Alert.Kind.PROBLEM_RISING,
            LifeStep.RECURRED, Alert.Kind.PROBLEM_RECURRED,
            LifeStep.URGENT, Alert.Kind.PROBLEM_URGENT);

    private ProblemAlerts() {}

    /**
     * The alert of a step; empty where nobody is told of such steps.
     *
     * @param name what an analyst calls it; absent where nobody renamed it
     * @param portrait as it is after the step; absent where the problem is gone by then
     */
    static Optional<Alert> of(LifeEvent step, @Nullable String name, @Nullable Portrait portrait) {
        Alert.Kind kind = TOLD.get(step.step());
        if (kind == null) {
            return Optional.empty();
        }
        Evidence evidence = step.evidence();
        String label = name != null ? name : portrait == null ? step.problemId() : portrait.label();
        ProblemNews news = new ProblemNews(
                step.problemId(),
                label,
                portrait == null ? null : first(portrait.districts()),
                evidence.from(),
                evidence.messages(),
                evidence.people(),
                evidence.now(),
                evidence.before(),
                evidence.reason() == null ? null : evidence.reason().name(),
                evidence.visits(),
                List.copyOf(evidence.orders()));
        String unit = portrait == null ? null : first(portrait.units());
        return Optional.of(Alert.ofProblem(step.id(), kind, step.at(), step.ordinal(), unit, news));
    }

    private static @Nullable String first(Map<String, Integer> counts) {
        return Portrait.main(counts, 1).stream().findFirst().orElse(null);
    }
}
