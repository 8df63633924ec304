package mashang.config;

import java.io.Serializable;
import java.util.Map;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * An event that a row may state.
 *
 * @param step what happened; absent where a column says it
 * @param stepWord that column with its words; absent where {@code step} is given
 * @param at when it happened; a row without this time does not state the event
 * @param factKey constant name of the fact; absent where a column has it or none
 * @param factColumn column with the fact's key
 * @param fields what this event states beside the attributes of the row
 */
record Stated(
        @Nullable Step step,
        @Nullable Origin stepWord,
        Origin at,
        @Nullable String factKey,
        @Nullable Origin factColumn,
        Map<Field, Origin> fields)
        implements Serializable {}
