package mashang.delivery;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts go to whom. An empty set is for all.
 *
 * @param kinds what they tell; a correction goes where the alert it corrects went
 * @param clocks names of clocks
 * @param rungs names of rungs; only escalations have one
 * @param feeds feeds of the orders
 * @param units ids of units, also for those below them
 * @param areas districts of the units
 * @param to who gets them: {@link #UNIT}, {@link #PARENT}, {@link #OFFICE} or the id of a recipient; empty: nobody
 * @param urgent whether they pass through quiet hours and snoozes
 * @param climb who gets them next while nobody acknowledges them, one after the other
 */
public record Route(
        Set<Alert.Kind> kinds,
        Set<String> clocks,
        Set<String> rungs,
        Set<String> feeds,
        Set<String> units,
        Set<String> areas,
        List<String> to,
        boolean urgent,
        List<Climb> climb)
        implements Serializable {
    /** The unit concerned, or the nearest above it that has a recipient (主办单位). */
    public static final String UNIT = "unit";

    /** The one above the unit concerned (上级单位). */
    public static final String PARENT = "parent";

    /** The supervision office (效能办). */
    public static final String OFFICE = "office";

    /** At most so often an alert climbs. */
    public static final int MOST_CLIMBS = 4;

    /**
     * A step up when nobody has acknowledged.
     *
     * @param afterMillis after the alert was decided, in log time
     * @param to as in {@link Route#to}
     */
    public record Climb(long afterMillis, List<String> to) implements Serializable {}

    /** @param line ids of the unit concerned and those above it; empty where the registry does not know it */
    boolean matches(Alert alert, Alert.Kind kind, String feed, List<String> line, @Nullable String area) {
        return isFor(kinds, kind)
                && isFor(clocks, alert.clock())
                && isFor(rungs, alert.rung())
                && isFor(feeds, feed)
                && (units.isEmpty() || line.stream().anyMatch(units::contains))
                && isFor(areas, area);
    }

    private static <T> boolean isFor(Set<T> set, @Nullable T value) {
        return set.isEmpty() || (value != null && set.contains(value));
    }
}
