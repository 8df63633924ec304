package mashang.documents;

/** A document as plain text, for terminals and mail. */
public final class TextPaper {
    private static final String GAP = "  ";

    private TextPaper() {}

    /** Lines, each ended. */
    public static String of(Paper paper) {
        StringBuilder text = new StringBuilder();
        if (paper.draft()) {
            line(text, Drafts.mark(paper));
        }
        for (Paper.Block block : paper.blocks()) {
            switch (block.kind()) {
                case TABLE, INTERVALS, BARS -> {
                    if (!block.text().isEmpty()) {
                        line(text, block.text());
                    }
                    line(text, String.join(GAP, block.head()));
                    block.rows().forEach(row -> line(text, String.join(GAP, row)));
                }
                case TITLE, HEADING -> {
                    text.append('\n');
                    line(text, block.text());
                }
                default -> line(text, block.text());
            }
        }
        return text.toString().replaceFirst("^\n", "");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
