package mashang.accountability;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one unit in one period, as they are and as they were first (考核数据): sums of what orders contribute.
 *
 * @param unit id of the unit, or a name of what is nobody's ({@code #none} …)
 * @param period id of the period
 * @param changes how many contributions of orders have changed it: its version
 * @param revision 1 until the period's figures are settled; one more with each change that became known later
 * @param restatedAt log time of the last of those, epoch milliseconds; absent where there is none
 * @param now by name ({@link Measures}), as everything known has them
 * @param first the same, as they were known when the period was settled
 */
public record UnitFigures(
        String unit,
        String period,
        long changes,
        int revision,
        @Nullable Long restatedAt,
        Map<String, Long> now,
        Map<String, Long> first) {

    /** Those that scores are made of: how much of a limit was used, and what was known first, is not among them. */
    public UnitFigures forScores() {
        Map<String, Long> kept = new TreeMap<>(now);
        kept.keySet().removeIf(name -> !name.contains(String.valueOf(Measures.CATEGORY)));
        return new UnitFigures(unit, period, changes, revision, restatedAt, kept, Map.of());
    }

    /** Those that indicators are made of: all but how much of a limit was used, and what was known first. */
    public UnitFigures forIndicators() {
        Map<String, Long> kept = new TreeMap<>(now);
        kept.keySet().removeIf(Measures::isUsed);
        return new UnitFigures(unit, period, changes, revision, restatedAt, kept, Map.of());
    }

    /** Whether it is a unit, and not a place for what is nobody's. */
    public boolean isOfUnit() {
        return !unit.startsWith("#");
    }
}
