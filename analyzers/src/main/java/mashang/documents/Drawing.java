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
record Drawing(List<String> labels, List<String> series, double[][] values, double from, double to) {
    private static final double STEP = 10;
    private static final double WHOLE = 100;

    static boolean isDrawn(Paper.Kind kind) {
        return kind == Paper.Kind.INTERVALS || kind == Paper.Kind.BARS;
    }

    static Drawing of(Paper.Block block) {
        List<String> labels = new ArrayList<>();
        double[][] values = new double[block.rows().size()][];
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < values.length; i++) {
            List<String> row = block.rows().get(i);
            labels.add(row.get(0));
            values[i] = new double[row.size() - 1];
            for (int j = 0; j < values[i].length; j++) {
                String text = row.get(j + 1);
                values[i][j] = text.isEmpty() ? 0 : Double.parseDouble(text);
                least = Math.min(least, values[i][j]);
                most = Math.max(most, values[i][j]);
            }
        }
        boolean isShare = block.kind() == Paper.Kind.BARS || values.length == 0;
        double from = isShare ? 0 : Math.floor(least / STEP) * STEP;
        double to = isShare ? WHOLE : Math.ceil(most / STEP) * STEP;
        List<String> series = block.head().subList(1, block.head().size());
        return new Drawing(labels, series, values, from, to > from ? to : from + STEP);
    }
}
