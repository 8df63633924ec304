package mashang.recurrence.city;

import java.time.Instant;
import mashang.recurrence.duplicates.Likeness;
import org.jspecify.annotations.Nullable;

/**
 * Where an order went.
 *
 * @param orderId the order
 * @param problemId its problem, by the id it had at that time; the problem's aliases know it
 * @param at log time
 * @param occurredAt when the complaint was handed in
 * @param score similarity to the problem it joined, 0 to 1; 0 where it is the first, or people decided
 * @param opened whether it is the first of its problem
 * @param byOffice whether people decided
 * @param likeness an earlier order that says the same; absent where there was none, and where people decided
 */
public record Assigned(
        String orderId,
        String problemId,
        Instant at,
        Instant occurredAt,
        double score,
        boolean opened,
        boolean byOffice,
        @Nullable Likeness likeness) {}
