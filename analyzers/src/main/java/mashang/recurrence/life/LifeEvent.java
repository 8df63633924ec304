package mashang.recurrence.life;

import java.time.Instant;

/**
 * A step in a problem's life.
 *
 * @param id {@code <problem>/<step>/<ordinal>}: the same in every run
 * @param problemId the problem
 * @param step what happened
 * @param ordinal 1 for the first step of its kind
 * @param at log time
 * @param phase how far the problem is after it
 * @param evidence the numbers behind it
 */
public record LifeEvent(
        String id, String problemId, LifeStep step, int ordinal, Instant at, Phase phase, Evidence evidence) {}
