package mashang.targeting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import mashang.recurrence.life.LifeStep;
import mashang.recurrence.life.UrgentReason;
import org.jspecify.annotations.Nullable;

/**
 * A step in a problem's life, as the index of problems' events has it.
 *
 * @param eventId orders steps of one moment
 * @param other of a merge the problem that became part of it; else absent
 * @param reason why it is urgent; absent for other steps
 * @param orders some orders that count
 */
public record ProblemStep(
        String eventId,
        String problemId,
        LifeStep step,
        Instant at,
        @Nullable String other,
        @Nullable UrgentReason reason,
        List<String> orders) {

    static final Comparator<ProblemStep> ORDER =
            Comparator.comparing(ProblemStep::at).thenComparing(ProblemStep::eventId);
}
