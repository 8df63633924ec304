package mashang.targeting;

import java.util.List;
import java.util.Set;
import mashang.recurrence.life.UrgentReason;
import org.jspecify.annotations.Nullable;

/**
 * A place at which a unit has to do with a problem (单位 × 问题 × 网格), on the list of a day.
 *
 * @param rank 1 for the most pressing
 * @param unit as {@link SpotOrder#unit}
 * @param problemId the id the problem had by then
 * @param grid grid cell, or {@link #NO_GRID}
 * @param district the one most of its orders are of; absent where none is stated
 * @param points 0 to 100
 * @param parts what they are made of
 * @param counts the numbers behind them
 * @param urgent why somebody is in need; empty where nobody is
 * @param orders those of the window, by day and id
 */
public record Spot(
        int rank,
        String unit,
        String problemId,
        String grid,
        @Nullable String district,
        double points,
        Parts parts,
        Counts counts,
        Set<UrgentReason> urgent,
        List<String> orders) {

    /** Where orders state no grid cell. */
    public static final String NO_GRID = "-";

    /** Points by what they are for; they sum to all. */
    public record Parts(double breach, double growth, double repeats, double recurrence) {
        double sum() {
            return breach + growth + repeats + recurrence;
        }
    }

    /**
     * Counted orders.
     *
     * @param orders of the window
     * @param breached … of which late by a clock of the unit's
     * @param cityRate share of late ones all over the city
     * @param now of the last span
     * @param before of the span before
     * @param repeats further ones of callers who had complained of the same in the window
     * @param relapses how often the problem came back after it was struck off
     */
    public record Counts(int orders, int breached, double cityRate, int now, int before, int repeats, int relapses) {}

    /** {@code unit~problem~grid}: tells it from all others of a day. */
    public String key() {
        return unit + '~' + problemId + '~' + grid;
    }

    Spot ranked(int place) {
        return new Spot(place, unit, problemId, grid, district, points, parts, counts, urgent, orders);
    }
}
