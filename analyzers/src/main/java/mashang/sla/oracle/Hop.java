package mashang.sla.oracle;

import org.jspecify.annotations.Nullable;

/**
 * An order being with a unit (1.6).
 *
 * @param unitKey under which the unit is known; absent where the dispatch names none
 * @param unit as the dispatch writes it; absent where it names none
 * @param time of the dispatch
 * @param lead whether it is the unit the order was dispatched to; else it is co-handling
 * @param end time of the next dispatch of the round; never, where there is none
 */
record Hop(@Nullable String unitKey, @Nullable String unit, long time, boolean lead, long end) {}
