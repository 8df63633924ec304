package mashang.sla;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Lines of comma-separated values (RFC 4180), each ended by a line feed. */
final class Csv {
    private Csv() {}

    /** One line; absent values are empty, the others as they write themselves: instants in ISO 8601. */
    static String line(List<@Nullable Object> values) {
        StringJoiner line = new StringJoiner(",", "", "\n");
        for (Object value : values) {
            line.add(value == null ? "" : quoted(value.toString()));
        }
        return line.toString();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
