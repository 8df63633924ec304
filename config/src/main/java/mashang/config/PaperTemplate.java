package mashang.config;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mashang.delivery.Format;
import mashang.delivery.Language;
import mashang.documents.DocumentKind;
import mashang.documents.Paper;

/**
 * A template of a document: each line of the file is a block of its own, and says by its first characters what it is. What kind of block a line is was decided when the
 * file was read, so no value can make it another. A line that comes to nothing is left out. Every value is made harmless first ({@link Format#value}).
 */
public final class PaperTemplate {
    private final Language language;
    private final List<Line> lines;

    PaperTemplate(Language language, List<Line> lines) {
        this.language = language;
        this.lines = List.copyOf(lines);
    }

    /** What a template is for, and what it may name. */
    public enum Use {
        BRIEF,
        SUPERVISION,
        RECTIFICATION,
        DAILY,
        WEEKLY;

        private static final Set<String> OF_DOCUMENT = Set.of(
                "office",
                "name",
                "number",
                "date",
                "recipient",
                "count",
                "several",
                "basis",
                "hasDue",
                "due",
                "dueRule",
                "dueSource",
                "provisional",
                "hasRemark",
                "remark");
        private static final Set<String> OF_DIGEST = Set.of(
                "office",
                "at",
                "from",
                "until",
                "hasRed",
                "redCount",
                "redShown",
                "hasDue",
                "dueCount",
                "dueShown",
                "hasRising",
                "risingCount",
                "risingShown",
                "hasUrgent",
                "urgentCount",
                "urgentShown",
                "hasNotices",
                "noticesCount");
        private static final Map<String, Set<String>> TABLES_OF_DOCUMENT =
                Map.of("orders", Set.of("n", "order", "matter", "clock", "due", "state", "reckoning", "source"));
        private static final Map<String, Set<String>> TABLES_OF_DIGEST = Map.of(
                "units", Set.of("unit", "red", "due"),
                "red", Set.of("n", "order", "matter", "unit", "clock", "due", "state"),
                "due", Set.of("n", "order", "matter", "unit", "clock", "due", "state"),
                "rising", Set.of("n", "problem", "where", "size", "callers", "state", "since"),
                "urgent", Set.of("n", "problem", "where", "size", "callers", "state", "since"),
                "notices", Set.of("n", "number", "name", "unit", "due", "state"));

        /** The template of a kind of document. */
        public static Use of(DocumentKind kind) {
            return valueOf(kind.name());
        }

        boolean isDigest() {
            return this == DAILY || this == WEEKLY;
        }

        Set<String> fields() {
            return isDigest() ? OF_DIGEST : OF_DOCUMENT;
        }

        Map<String, Set<String>> tables() {
            return isDigest() ? TABLES_OF_DIGEST : TABLES_OF_DOCUMENT;
        }

        String file(Language language) {
            return name().toLowerCase(Locale.ROOT) + '.' + language.name().toLowerCase(Locale.ROOT) + ".txt";
        }
    }

    /**
     * One line of the file.
     *
     * @param text what fills it; of a table empty
     * @param table name of the table; else empty
     * @param columns heads and fields of the table's columns
     */
    record Line(Paper.Kind kind, Template text, String table, List<Column> columns) {}

    /** A column of a table: what stands above it, and which field of a row stands in it. */
    record Column(String head, String field) {}

    /** Compiles a line; throws where it is no template. */
    static Template compiled(String text) {
        return Mustache.compiler()
                .escapeHTML(false)
                .withEscaper(Format.TEXT::value)
                .strictSections(true)
                .compile(text);
    }

    /**
     * The document filled in.
     *
     * @param title of the window and the file
     * @param values texts, and yes or no for sections
     * @param tables rows of each table, as fields
     */
    public Paper fill(
            String title, boolean draft, Map<String, Object> values, Map<String, List<Map<String, String>>> tables) {
        List<Paper.Block> blocks = new ArrayList<>();
        for (Line line : lines) {
            if (line.kind() == Paper.Kind.TABLE) {
                List<Map<String, String>> rows = tables.getOrDefault(line.table(), List.of());
                if (!rows.isEmpty()) {
                    blocks.add(table(line, rows));
                }
            } else {
                String text = line.text().execute(values).strip();
                if (!text.isEmpty()) {
                    blocks.add(Paper.Block.line(line.kind(), text));
                }
            }
        }
        return new Paper(language == Language.ZH ? "zh-CN" : "en", Format.TEXT.value(title), draft, blocks);
    }

    private static Paper.Block table(Line line, List<Map<String, String>> rows) {
        List<List<String>> cells = rows.stream()
                .map(row -> line.columns().stream()
                        .map(column -> Format.TEXT.value(row.getOrDefault(column.field(), "")))
                        .toList())
                .toList();
        return Paper.Block.table(line.columns().stream().map(Column::head).toList(), cells);
    }
}
