package mashang.config;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of an event comes from: columns of the row, or a constant.
 *
 * @param columns CSV headers or dotted JSON paths; empty for a constant
 * @param join what stands between the values of several columns
 * @param split characters that separate several values in one column; absent: one value
 * @param words the feed's words and the codes they stand for; empty: taken as written
 * @param otherwise code of a word that is not in {@code words}; absent: an unknown word is a problem of the row
 * @param times forms of a time, tried in turn; empty for anything else
 * @param constant the value itself, where it is not in the row
 */
record Origin(
        List<String> columns,
        String join,
        @Nullable String split,
        Map<String, String> words,
        @Nullable String otherwise,
        List<String> times,
        @Nullable String constant)
        implements Serializable {

    static Origin column(String column) {
        return new Origin(List.of(column), "/", null, Map.of(), null, List.of(), null);
    }

    /** The (first) column, as a clerk knows it; empty for a constant. */
    String name() {
        return columns.isEmpty() ? "" : columns.get(0);
    }
}
