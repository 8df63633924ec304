package mashang.documents;

import java.util.List;

/**
 * A document as it reads: what stands on it, line by line, whatever it is written in ({@link HtmlPaper}, {@link TextPaper}, {@link DocxPaper}).
 *
 * @param language BCP 47, such as {@code zh-CN}
 * @param title for the window and the file's properties
 * @param draft whether nobody has issued it: every form of it says so
 * @param blocks from top to bottom
 */
public record Paper(String language, String title, boolean draft, List<Block> blocks) {
    public Paper {
        title = Legible.of(title);
        blocks = List.copyOf(blocks);
    }

    /** What a block is. */
    public enum Kind {
        /** Who issues it, above a red line (发文机关标志). */
        HEAD,
        /** Its number (发文字号). */
        NUMBER,
        /** What it is about, in large letters. */
        TITLE,
        /** To whom it goes (主送机关). */
        RECIPIENT,
        HEADING,
        TEXT,
        /** Who signs, and when: at the right. */
        SIGNATURE,
        /** Small print. */
        NOTE,
        TABLE,
        /** A table that is drawn: of each row a label and three numbers, the lower end of an interval, what it is about, the upper end. */
        INTERVALS,
        /** A table that is drawn: of each row a label and percentages, one for each column; empty where there is none. */
        BARS
    }

    /**
     * A line, or a table.
     *
     * @param text one line without characters that cannot be seen; of a drawn table what it shows; empty for another table
     * @param head of a table its columns; else empty
     * @param rows of a table its cells, as many in each row as there are columns; else empty
     */
    public record Block(Kind kind, String text, List<String> head, List<List<String>> rows) {
        public Block {
            text = Legible.of(text);
            head = head.stream().map(Legible::of).toList();
            rows = rows.stream()
                    .map(row -> row.stream().map(Legible::of).toList())
                    .toList();
        }

        /** A line. */
        public static Block line(Kind kind, String text) {
            return new Block(kind, text, List.of(), List.of());
        }

        /** A table. */
        public static Block table(List<String> head, List<List<String>> rows) {
            return new Block(Kind.TABLE, "", head, rows);
        }

        /** A table that is drawn: {@link Kind#INTERVALS} or {@link Kind#BARS}. */
        public static Block drawn(Kind kind, String title, List<String> head, List<List<String>> rows) {
            return new Block(kind, title, head, rows);
        }
    }
}
