package mashang.recurrence;

import java.time.Instant;

/**
 * A former id of a problem.
 *
 * @param id the id it had, or a problem that was merged into it had
 * @param since log time of the merge
 */
public record Alias(String id, Instant since) {}
