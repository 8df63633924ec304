package mashang.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a spreadsheet: a table with a head.
 *
 * @param name on its tab
 * @param columns from left to right
 * @param rows each with at most as many cells as there are columns: a {@link String}, which stays text whatever it says, a {@link Number}, a {@link Share}, or nothing; read once
 */
public record Sheet(String name, List<Column> columns, Iterable<List<@Nullable Object>> rows) {

    /** How numbers of a column are shown. */
    public enum Form {
        TEXT,
        /** Whole numbers. */
        COUNT,
        /** Two decimals. */
        POINTS,
        /** 0 to 1, shown as a percentage with one decimal. */
        SHARE
    }

    /**
     * A share in a column of other numbers.
     *
     * @param of 0 to 1
     */
    public record Share(double of) {}

    /**
     * A column.
     *
     * @param head what it is
     * @param width in characters
     */
    public record Column(String head, int width, Form form) {}
}
