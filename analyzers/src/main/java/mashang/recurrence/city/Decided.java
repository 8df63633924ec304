package mashang.recurrence.city;

import org.jspecify.annotations.Nullable;

/**
 * A decision of people, as it was taken up.
 *
 * @param fact the decision
 * @param problemId the problem it changed, by its id afterwards; absent where it named nothing we know, and changed nothing
 */
public record Decided(ProblemFact fact, @Nullable String problemId) {}
