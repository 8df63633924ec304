package mashang.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawn table ({@link Paper.Kind#INTERVALS}, {@link Paper.Kind#BARS}) as numbers: labels, series, and the axis they are drawn on.
 *
 * @param labels one for each row
 * @param series names of the columns of numbers
 * @param values by row, then by series
 * @param from where the axis begins
 * @param to where it ends
 */
record Drawing(List<String> labels, List<String> series, List<List<Double>> values, double from, double to) {
    private static final double STEP = 10;
    private static final double WHOLE = 100;

    static boolean isDrawn(Paper.Kind kind) {
        return kind == Paper.Kind.INTERVALS || kind == Paper.Kind.BARS;
    }

    static Drawing of(Paper.Block block) {
        List<String> labels = new ArrayList<>();
        List<List<Double>> values = new ArrayList<>();
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (List<String> row : block.rows()) {
            labels.add(row.get(0));
            List<Double> numbers = new ArrayList<>();
            for (String text : row.subList(1, row.size())) {
                double number = text.isEmpty() ? 0 : Double.parseDouble(text);
                numbers.add(number);
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
            values.add(numbers);
        }
        boolean isShare = block.kind() == Paper.Kind.BARS || values.isEmpty();
        double from = isShare ? 0 : Math.floor(least / STEP) * STEP;
        double to = isShare ? WHOLE : Math.ceil(most / STEP) * STEP;
        List<String> series = block.head().subList(1, block.head().size());
        return new Drawing(labels, series, values, from, to > from ? to : from + STEP);
    }
}
