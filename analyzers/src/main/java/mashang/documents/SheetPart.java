package mashang.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sheet as SpreadsheetML, row by row. */
final class SheetPart {
    /** Cell styles, by number: as it is, the head, whole numbers, two decimals, percentages. */
    static final String STYLES = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"10\"/><name val=\"宋体\"/></font>"
            + "<font><b/><sz val=\"10\"/><name val=\"宋体\"/></font></fonts>"
            + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill>"
            + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFEAEFF5\"/></patternFill></fill></fills>"
            + "<borders count=\"1\"><border/></borders>"
            + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
            + "<cellXfs count=\"5\"><xf/>"
            + "<xf fontId=\"1\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">"
            + "<alignment vertical=\"center\" wrapText=\"1\"/></xf>"
            + "<xf numFmtId=\"1\" applyNumberFormat=\"1\"/><xf numFmtId=\"2\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

    /** The longest text of a cell. */
    private static final int LONGEST = 32_767;

    /** As many as can be read on a page. */
    private static final int COLUMNS_OF_A_PAGE = 16;

    private static final int LETTERS = 26;
    private static final int FLUSH = 60_000;

    private final OutputStream out;
    private final StringBuilder xml = new StringBuilder();
    private int rows;

    SheetPart(OutputStream out) {
        this.out = out;
    }

    /** How many rows were written. */
    int rows() {
        return rows;
    }

    void open(List<Sheet.Column> columns) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
                .append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"")
                .append(ChartPart.RELATIONS)
                .append(
                        "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">")
                .append("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
                .append("</sheetView></sheetViews><cols>");
        for (int i = 0; i < columns.size(); i++) {
            xml.append("<col min=\"")
                    .append(i + 1)
                    .append("\" max=\"")
                    .append(i + 1)
                    .append("\" width=\"");
            xml.append(columns.get(i).width()).append("\" customWidth=\"1\"/>");
        }
        xml.append("</cols><sheetData>");
    }

    void head(List<Sheet.Column> columns) throws IOException {
        begin();
        for (int i = 0; i < columns.size(); i++) {
            text(i, columns.get(i).head(), 1);
        }
        end();
    }

    void row(List<@Nullable Object> cells, List<Sheet.Column> columns) throws IOException {
        begin();
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell instanceof Number number && Double.isFinite(number.doubleValue())) {
                number(i, number, columns.get(i).form());
            } else if (cell instanceof Sheet.Share share) {
                number(i, share.of(), Sheet.Form.SHARE);
            } else if (cell instanceof String text && !text.isEmpty()) {
                text(i, text, 0);
            }
        }
        end();
    }

    private void begin() {
        rows++;
        xml.append("<row r=\"").append(rows).append("\">");
    }

    private void end() throws IOException {
        xml.append("</row>");
        if (xml.length() > FLUSH) {
            flush();
        }
    }

    private void number(int column, Number number, Sheet.Form form) {
        xml.append("<c r=\"").append(place(column)).append("\" s=\"").append(style(form));
        xml.append("\"><v>").append(number).append("</v></c>");
    }

    private void text(int column, String text, int style) {
        String shown = Legible.of(text);
        int length = shown.length() > LONGEST
                ? shown.offsetByCodePoints(0, shown.codePointCount(0, LONGEST - 1))
                : shown.length();
        xml.append("<c r=\"").append(place(column)).append("\" s=\"").append(style);
        xml.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        xml.append(Markup.escaped(shown.substring(0, length))).append("</t></is></c>");
    }

    private static int style(Sheet.Form form) {
        return switch (form) {
            case TEXT -> 0;
            case COUNT -> 2;
            case POINTS -> 3;
            case SHARE -> 4;
        };
    }

    private String place(int column) {
        String letters = column < LETTERS
                ? String.valueOf((char) ('A' + column))
                : "" + (char) ('A' + column / LETTERS - 1) + (char) ('A' + column % LETTERS);
        return letters + rows;
    }

    /**
     * Ends the sheet.
     *
     * @param columns how many can be filtered by; 0: none
     * @param more what stands behind the page's set-up
     */
    void close(int columns, String more) throws IOException {
        xml.append("</sheetData>");
        if (columns > 0) {
            String last = place(columns - 1);
            xml.append("<autoFilter ref=\"A1:").append(last).append("\"/>");
        }
        xml.append("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"")
                .append((columns + COLUMNS_OF_A_PAGE - 1) / COLUMNS_OF_A_PAGE)
                .append("\" fitToHeight=\"0\"/>");
        xml.append(more).append("</worksheet>");
        flush();
    }

    private void flush() throws IOException {
        out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        xml.setLength(0);
    }
}
