package mashang.accountability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run index of a unit in a period (奔跑指数), with all it is made of. {@code points} is {@code cityPoints} plus the points of the parts, exactly as
 * far as numbers of the machine are.
 *
 * @param unit id of the unit
 * @param items how many items of work it had
 * @param points 100 where nothing went wrong anywhere, 0 where everything did; a unit that is very much better or worse than the city in its mix can lie a little beyond
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 * @param rank 1 for the best, the same for equals; absent where it had too few items to be ranked
 * @param rankFrom the best rank that its interval and those of others allow; absent like the rank
 * @param rankTo the worst
 * @param ranked how many units are ranked
 * @param cityPoints what a unit has that does exactly what is to be expected of its mix
 * @param parts in the order of {@link Component}
 */
public record UnitScore(
        String unit,
        long items,
        double points,
        double low,
        double high,
        @Nullable Integer rank,
        @Nullable Integer rankFrom,
        @Nullable Integer rankTo,
        int ranked,
        double cityPoints,
        List<Part> parts) {

    /**
     * What one component adds.
     *
     * @param component which
     * @param items how many items of work it is about
     * @param failed how many of them failed
     * @param expected how many would have, had the city's units together done the same mix of categories
     * @param ratio of failed to expected, shrunk towards 1 the fewer items there are
     * @param points what that adds to, or takes from, the city's points
     * @param perFailure what one failure more or less is worth, in points; 0 or more
     */
    public record Part(
            Component component,
            long items,
            long failed,
            double expected,
            double ratio,
            double points,
            double perFailure) {}

    UnitScore ranked(@Nullable Integer place, @Nullable Integer from, @Nullable Integer to, int of) {
        return new UnitScore(unit, items, points, low, high, place, from, to, of, cityPoints, parts);
    }
}
