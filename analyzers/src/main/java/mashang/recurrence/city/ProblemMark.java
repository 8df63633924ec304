package mashang.recurrence.city;

import org.jspecify.annotations.Nullable;

/**
 * How often a problem has changed.
 *
 * @param problemId the problem
 * @param revision times at which something happened to it, 1 or more; the same in every run, so it is a document's version
 * @param burst id of the burst under way, or of the last; absent where there was none
 * @param rising whether that burst is under way and before its peak
 */
public record ProblemMark(
        String problemId, long revision, @Nullable String burst, boolean rising) {

    static ProblemMark first(String problemId) {
        return new ProblemMark(problemId, 0, null, false);
    }

    ProblemMark next() {
        return new ProblemMark(problemId, revision + 1, burst, rising);
    }

    ProblemMark with(String newBurst, boolean isRising) {
        return new ProblemMark(problemId, revision, newBurst, isRising);
    }
}
