package mashang.accountability;

import java.util.List;
import java.util.Map;

/**
 * What an order adds to the figures of one unit on one day.
 *
 * @param units whose figures: one for all periods or, where a succession lies between the day and the year's end, one for each {@link Period.Kind}, in their order
 * @param day epoch day in Asia/Shanghai
 * @param amounts by name ({@link Measures}); none is 0
 */
public record Share(List<String> units, long day, Map<String, Long> amounts) {

    /** Whose figures it adds to in periods of a kind. */
    @SuppressWarnings("EnumOrdinal") // kinds are added at the end only
    public String unit(Period.Kind kind) {
        return units.size() == 1 ? units.get(0) : units.get(kind.ordinal());
    }
}
