package mashang.accountability;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the indicators of a city.
 *
 * @param id what its versions have in common
 * @param version 1 or more
 * @param effectiveFrom epoch day of the first day from which periods that begin then, or later, are compared by it
 * @param minimum who has fewer (orders, clocks, answers …) is not classed
 * @param shrink so many of the city's are added to each unit's before units are compared, so that a few do not lead by luck
 * @param margin by how much a share has to change to be a trend, 0 to 1
 * @param indicators at most 20, in the order in which they are shown
 */
public record IndicatorPolicy(
        String id, int version, long effectiveFrom, int minimum, int shrink, double margin, List<Indicator> indicators)
        implements Serializable {
    /** As many as anybody can keep in mind. */
    public static final int MOST = 20;

    /** {@code id@version}. */
    public String name() {
        return id + '@' + version;
    }

    /**
     * The version by which a period is compared: the last one in force on its first day or, failing that, the first there is; absent where there is none.
     *
     * @param versions in the order in which they come into force
     */
    public static @Nullable IndicatorPolicy of(Period period, List<IndicatorPolicy> versions) {
        IndicatorPolicy found = versions.isEmpty() ? null : versions.get(0);
        for (IndicatorPolicy version : versions) {
            found = version.effectiveFrom <= period.firstDay() ? version : found;
        }
        return found;
    }
}
