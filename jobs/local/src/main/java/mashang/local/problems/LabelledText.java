package mashang.local.problems;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text of a file.
 *
 * @param id as the file has it
 * @param orderId the same, but no other text's
 * @param at when it was handed in
 * @param user who handed it in; absent where unknown
 * @param title empty where there is none
 * @param text empty where there is none
 * @param label what it belongs to; absent where unknown
 */
public record LabelledText(
        String id,
        String orderId,
        Instant at,
        @Nullable String user,
        String title,
        String text,
        @Nullable String label) {}
