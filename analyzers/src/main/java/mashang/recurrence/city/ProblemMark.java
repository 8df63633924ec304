package mashang.recurrence.city;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a problem changed last.
 *
 * @param problemId the problem
 * @param revision rises with everything that happens to it, by log time where it can; the same in every run, so it is a document's version
 * @param burst id of the burst under way, or of the last; absent where there was none
 * @param rising whether that burst is under way and before its peak
 */
public record ProblemMark(
        String problemId, long revision, @Nullable String burst, boolean rising) {

    static ProblemMark first(String problemId) {
        return new ProblemMark(problemId, 0, null, false);
    }

    /** The next revision, at {@code at}: also above those of a problem of the same id that went before. */
    ProblemMark next(Instant at) {
        return new ProblemMark(problemId, Math.max(revision + 1, at.toEpochMilli()), burst, rising);
    }

    ProblemMark with(String newBurst, boolean isRising) {
        return new ProblemMark(problemId, revision, newBurst, isRising);
    }
}
