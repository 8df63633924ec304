package mashang.accountability;

import java.util.Comparator;
import java.util.Map;

/**
 * A change of the figures of one unit in one period.
 *
 * @param unit id of the unit, or a name of what is nobody's ({@code #none} …)
 * @param period id of the period
 * @param knownAt log time since when it is so, epoch milliseconds
 * @param amounts by how much each figure changes; none is 0
 */
public record FigureChange(String unit, String period, long knownAt, Map<String, Long> amounts) {
    static final Comparator<FigureChange> ORDER =
            Comparator.comparing(FigureChange::unit).thenComparing(FigureChange::period);

    /** What the figures are kept under. */
    public String key() {
        return period + '|' + unit;
    }
}
