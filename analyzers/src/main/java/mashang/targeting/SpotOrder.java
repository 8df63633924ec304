package mashang.targeting;

import org.jspecify.annotations.Nullable;

/**
 * One order of a problem, as it is known by the end of a day.
 *
 * @param orderId the order
 * @param day epoch day on which it was handed in
 * @param problemId its problem, as it was assigned; former ids are followed
 * @param unit id of the unit that has it, or its name where the registry does not know it; absent: nobody has it
 * @param grid grid cell; absent where it is not stated
 * @param district absent where it is not stated
 * @param caller pseudonym; absent where unknown
 * @param breached whether a breach of its unit's stood at the end of the day
 */
public record SpotOrder(
        String orderId,
        long day,
        String problemId,
        @Nullable String unit,
        @Nullable String grid,
        @Nullable String district,
        @Nullable String caller,
        boolean breached) {

    /** The same, of the problem under the id it has by then. */
    SpotOrder of(String problemNow) {
        return problemNow.equals(problemId)
                ? this
                : new SpotOrder(orderId, day, problemNow, unit, grid, district, caller, breached);
    }
}
