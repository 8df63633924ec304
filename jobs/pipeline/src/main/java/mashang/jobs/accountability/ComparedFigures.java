package mashang.jobs.accountability;

import mashang.accountability.UnitFigures;

/**
 * Figures of a unit on their way to where the units of a period are compared.
 *
 * @param period id of the period that is compared: that of the figures, or the one after it, for which they are the former ones
 * @param figures of the unit
 */
public record ComparedFigures(String period, UnitFigures figures) {
    boolean areFormer() {
        return !figures.period().equals(period);
    }
}
