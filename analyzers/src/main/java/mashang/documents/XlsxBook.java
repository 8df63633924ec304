package mashang.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tables as a spreadsheet (XLSX, ISO/IEC 29500 transitional), written as they come, so that a hundred thousand rows need no room. Text is written as inline text, which no program reads as a formula; there is no
 * formula, link, macro or relation to anything outside in it. The same tables give the same bytes.
 */
public final class XlsxBook {
    /** As many as a sheet can have, the head among them; what is more goes on in another sheet. */
    private static final int MOST_ROWS = 1_048_576;

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final int mostRows;
    private final List<String> names = new ArrayList<>();
    private int charts;

    private XlsxBook(OutputStream out, int mostRows) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.zip.setLevel(Deflater.BEST_SPEED);
        this.mostRows = mostRows;
    }

    /**
     * Writes the file; the stream stays open.
     *
     * @param drawn the name of the sheet with charts
     * @param charts drawn tables; none: no such sheet
     */
    public static void write(OutputStream out, List<Sheet> sheets, String drawn, List<Paper.Block> charts)
            throws IOException {
        write(out, sheets, drawn, charts, MOST_ROWS);
    }

    static void write(OutputStream out, List<Sheet> sheets, String drawn, List<Paper.Block> charts, int mostRows)
            throws IOException {
        XlsxBook book = new XlsxBook(out, mostRows);
        for (int i = 0; i < sheets.size(); i++) {
            book.sheet(sheets.get(i));
            if (i == 0 && !charts.isEmpty()) {
                book.charts(drawn, charts);
            }
        }
        book.finish();
    }

    private void sheet(Sheet sheet) throws IOException {
        Iterator<List<@Nullable Object>> rows = sheet.rows().iterator();
        int part = 1;
        do {
            String name = part == 1 ? sheet.name() : sheet.name() + " (" + part + ')';
            names.add(name);
            entry("xl/worksheets/sheet" + names.size() + ".xml");
            SheetPart out = new SheetPart(zip);
            out.open(sheet.columns());
            out.head(sheet.columns());
            while (rows.hasNext() && out.rows() < mostRows) {
                out.row(rows.next(), sheet.columns());
            }
            out.close(sheet.columns().size(), "");
            zip.closeEntry();
            part++;
        } while (rows.hasNext());
    }

    /** Numbers on the left, and what is drawn of them on the right. */
    private void charts(String name, List<Paper.Block> blocks) throws IOException {
        names.add(name);
        int sheet = names.size();
        List<ChartSheet.Place> places = ChartSheet.places(blocks);
        entry("xl/worksheets/sheet" + sheet + ".xml");
        ChartSheet.write(new SheetPart(zip), blocks, places);
        zip.closeEntry();
        part(
                "xl/worksheets/_rels/sheet" + sheet + ".xml.rels",
                relations(relation(1, "drawing", "../drawings/drawing1.xml")));
        part("xl/drawings/drawing1.xml", XML + ChartSheet.drawing(places));
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            charts++;
            links.append(relation(charts, "chart", "../charts/chart" + charts + ".xml"));
            ChartPart.Cells cells = new ChartPart.Cells(name, places.get(i).row() + 2);
            part("xl/charts/chart" + charts + ".xml", ChartPart.of(blocks.get(i), cells));
        }
        part("xl/drawings/_rels/drawing1.xml.rels", relations(links.toString()));
    }

    private void finish() throws IOException {
        StringBuilder sheets = new StringBuilder();
        StringBuilder links = new StringBuilder();
        StringBuilder types = new StringBuilder();
        for (int i = 1; i <= names.size(); i++) {
            sheets.append("<sheet name=\"")
                    .append(Markup.escaped(names.get(i - 1)))
                    .append("\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
            links.append(relation(i, "worksheet", "worksheets/sheet" + i + ".xml"));
            types.append(override("/xl/worksheets/sheet" + i + ".xml", SHEET + "worksheet+xml"));
        }
        for (int i = 1; i <= charts; i++) {
            types.append(override("/xl/charts/chart" + i + ".xml", ChartPart.TYPE));
        }
        if (charts > 0) {
            types.append(
                    override("/xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml"));
        }
        links.append(relation(names.size() + 1, "styles", "styles.xml"));
        part(
                "xl/workbook.xml",
                XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + ChartPart.RELATIONS + "\"><sheets>" + sheets
                        + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", relations(links.toString()));
        part("xl/styles.xml", XML + SheetPart.STYLES);
        part("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
        part(
                "[Content_Types].xml",
                XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + override("/xl/workbook.xml", SHEET + "sheet.main+xml")
                        + override("/xl/styles.xml", SHEET + "styles+xml") + types + "</Types>");
        zip.finish();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + ChartPart.RELATIONS + '/' + type + "\" Target=\"" + target
                + "\"/>";
    }

    private static String relations(String all) {
        return XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private void part(String name, String content) throws IOException {
        entry(name);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void entry(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0); // else the clock would be in it
        zip.putNextEntry(entry);
    }
}
