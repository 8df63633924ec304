package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines in columns, as wide as their widest cell; the last column is not padded. */
final class TextTable {
    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, each behind the same indent, without blanks at their ends. */
    List<String> lines(String indent) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder(indent);
                    for (int i = 0; i < row.size(); i++) {
                        line.append(i == 0 ? "" : BETWEEN).append(Width.pad(row.get(i), widths[i]));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> Width.of(row.get(column)))
                .max()
                .orElse(0);
    }
}
