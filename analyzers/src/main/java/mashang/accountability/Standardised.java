package mashang.accountability;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One component of all units, compared within their mix of categories: failures observed against those expected (indirect standardisation), the ratio shrunk towards 1 by
 * empirical Bayes. The prior is a gamma distribution of mean 1 whose spread is estimated from the units themselves by moments (Marshall, 1991), so that where units do not
 * differ by more than chance nobody is praised or blamed for chance; it weighs {@code shape} expected failures.
 */
final class Standardised {
    /** A category with few items is judged by the whole as much as by itself: so many items of the whole are added to it. */
    private static final double ADDED = 20;

    /** The prior weighs at least so many expected failures, however much units differ, … */
    private static final double LEAST_SHAPE = 2;
    /** … and at most so many, where they seem not to differ. */
    private static final double MOST_SHAPE = 400;

    /** What one unit has. */
    record Cell(long items, long failed, double expected) {}

    private final Component component;
    private final Map<String, Cell> cells = new TreeMap<>();
    private double base;
    private double shape = MOST_SHAPE;

    /** @param units those that are compared, in the order of their ids */
    Standardised(Component component, Collection<UnitFigures> units) {
        this.component = component;
        Map<String, long[]> totals = new HashMap<>();
        long[] all = new long[2];
        for (UnitFigures unit : units) {
            each(unit, (category, items, failed) -> {
                long[] total = totals.computeIfAbsent(category, c -> new long[2]);
                total[0] += items;
                total[1] += failed;
                all[0] += items;
                all[1] += failed;
            });
        }
        base = all[0] == 0 ? 0 : (double) all[1] / all[0];
        for (UnitFigures unit : units) {
            cells.put(unit.unit(), cell(unit, totals));
        }
        level(all[1]);
        estimateShape();
    }

    private interface Each {
        void take(String category, long items, long failed);
    }

    private void each(UnitFigures unit, Each each) {
        Figures figures = new Figures(unit.now());
        Map<String, Long> counted = figures.byCategory(component.some());
        figures.byCategory(component.all())
                .forEach((category, items) ->
                        each.take(category, items, component.failed(items, counted.getOrDefault(category, 0L))));
    }

    private Cell cell(UnitFigures unit, Map<String, long[]> totals) {
        long[] sums = new long[2];
        double[] expected = new double[1];
        each(unit, (category, items, failed) -> {
            long[] total = totals.getOrDefault(category, sums);
            sums[0] += items;
            sums[1] += failed;
            expected[0] += items * (total[1] + ADDED * base) / (total[0] + ADDED);
        });
        return new Cell(sums[0], sums[1], expected[0]);
    }

    /** As many are expected as there are. */
    private void level(long failed) {
        double expected = cells.values().stream().mapToDouble(Cell::expected).sum();
        if (expected > 0) {
            double by = failed / expected;
            cells.replaceAll((unit, cell) -> new Cell(cell.items, cell.failed, cell.expected * by));
        }
    }

    private void estimateShape() {
        double excess = 0;
        double weight = 0;
        for (Cell cell : cells.values()) {
            double apart = cell.failed - cell.expected;
            excess += apart * apart - cell.expected * (1 - base);
            weight += cell.expected * cell.expected;
        }
        double variance = weight > 0 ? excess / weight : 0;
        shape = variance <= 1 / MOST_SHAPE ? MOST_SHAPE : Math.max(LEAST_SHAPE, 1 / variance);
    }

    /** The share that fails, in 0 to 1. */
    double base() {
        return base;
    }

    Cell cell(String unit) {
        return cells.getOrDefault(unit, new Cell(0, 0, 0));
    }

    /** Failed to expected, shrunk; 1 for a unit without items. */
    double ratio(String unit) {
        Cell cell = cell(unit);
        return (cell.failed + shape) / (cell.expected + shape);
    }

    /** By how much one failure more changes the ratio. */
    double perFailure(String unit) {
        return 1 / (cell(unit).expected + shape);
    }

    /** How unsure the ratio is: the variance of what is left of the prior, which is smaller where most fail. */
    double variance(String unit) {
        Cell cell = cell(unit);
        double sum = cell.expected + shape;
        return (cell.failed + shape) / (sum * sum) * (1 - Math.min(base, MOST_CERTAIN));
    }

    private static final double MOST_CERTAIN = .95;
}
