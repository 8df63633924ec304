package mashang.accountability;

import org.jspecify.annotations.Nullable;

/**
 * How a unit stands by an indicator in a period.
 *
 * @param unit id of the unit
 * @param some what is counted
 * @param all of, or for, how many
 * @param share one by the other, as anybody can check; absent where there is nothing
 * @param shrunk the same, drawn towards the city's share the fewer there are: by it units are compared; absent where the city has nothing
 * @param citySome what is counted in all units together
 * @param cityAll of how many
 * @param rank 1 for the best, the same for equals; absent where it has too few
 * @param ranked how many units have enough
 * @param former {@code shrunk} of the period before; absent where there were too few then
 * @param trend against the period before, in {@code shrunk} and in {@code share}; absent likewise
 * @param met whether the target is met; absent where there is nothing
 * @param standing what it is classed as
 */
public record UnitIndicator(
        String unit,
        long some,
        long all,
        @Nullable Double share,
        @Nullable Double shrunk,
        long citySome,
        long cityAll,
        @Nullable Integer rank,
        int ranked,
        @Nullable Double former,
        @Nullable Trend trend,
        @Nullable Boolean met,
        Standing standing) {

    /** Against the period before. Add at the end only. */
    public enum Trend {
        BETTER,
        STEADY,
        WORSE
    }

    /** What a unit is classed as. Add at the end only. */
    public enum Standing {
        /** Strong (优势). */
        STRONG,
        /** Base (基础). */
        BASE,
        /** Weak (薄弱). */
        WEAK,
        /** Too few to be classed (样本不足). */
        FEW
    }
}
