package mashang.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class XlsxBookTest {
    private static final List<String> FORMULAS = List.of(
            "=cmd|'/c calc'!A1",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "<f>1+1</f>",
            "&#61;1",
            "\u0000\u202e=1",
            "]]>");
    private static final Paper.Block CHART = Paper.Block.drawn(
            Paper.Kind.INTERVALS,
            "图 <b>",
            List.of("单位", "低", "指数", "高"),
            List.of(List.of("=cmd()", "70.5", "75.0", "81.25"), List.of("乙", "60.0", "66.0", "70.0")));

    @Test
    void textStaysTextWhateverItSays() throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        FORMULAS.forEach(text -> rows.add(Arrays.asList(text, null, 1L)));
        Map<String, byte[]> parts = parts(book(new Sheet(FORMULAS.get(0), columns(), rows), 100, List.of(CHART)));
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            Document document = parsed(part.getValue());
            assertThat(document.getElementsByTagName("f").getLength())
                    .as(part.getKey())
                    .isZero();
        }
        List<Element> cells = cells(parts.get("xl/worksheets/sheet1.xml"));
        assertThat(cells.stream()
                        .filter(c -> c.getAttribute("r").startsWith("A"))
                        .skip(1))
                .allSatisfy(c -> assertThat(c.getAttribute("t")).isEqualTo("inlineStr"))
                .extracting(Element::getTextContent)
                .containsExactlyElementsOf(FORMULAS.stream().map(Legible::of).toList());
        assertThat(cells.stream()
                        .filter(c -> c.getAttribute("r").startsWith("B"))
                        .skip(1))
                .isEmpty();
    }

    @Test
    void numbersAreNumbersAndWhatIsNoneIsLeftOut() throws Exception {
        List<@Nullable Object> row = Arrays.asList("a", 0.5, Double.NaN);
        List<@Nullable Object> shares = Arrays.asList("b", new Sheet.Share(.25), 7);
        Map<String, byte[]> parts = parts(book(new Sheet("s", columns(), List.of(row, shares)), 100, List.of()));
        List<Element> cells = cells(parts.get("xl/worksheets/sheet1.xml"));

        assertThat(cells)
                .extracting(c -> c.getAttribute("r"))
                .containsExactly("A1", "B1", "C1", "A2", "B2", "A3", "B3", "C3");
        assertThat(cells.get(4).getTextContent()).isEqualTo("0.5");
        assertThat(cells.get(6).getAttribute("s")).isEqualTo("4");
    }

    @Test
    void rowsThatDoNotFitGoOnInAnotherSheet() throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            rows.add(List.of("r" + i));
        }
        Map<String, byte[]> parts = parts(book(new Sheet("s", columns(), rows), 4, List.of()));
        NodeList sheets = parsed(parts.get("xl/workbook.xml")).getElementsByTagName("sheet");

        assertThat(sheets.getLength()).isEqualTo(3);
        assertThat(((Element) sheets.item(2)).getAttribute("name")).isEqualTo("s (3)");
        assertThat(cells(parts.get("xl/worksheets/sheet3.xml")))
                .extracting(Element::getTextContent)
                .containsExactly("text", "share", "count", "r6");
    }

    @Test
    void aChartIsMadeOfTheCellsBesideIt() throws Exception {
        Map<String, byte[]> parts = parts(book(new Sheet("s", columns(), List.of()), 100, List.of(CHART, CHART)));
        Document chart = parsed(parts.get("xl/charts/chart2.xml"));
        List<Element> cells = cells(parts.get("xl/worksheets/sheet2.xml"));
        NodeList ranges = chart.getElementsByTagName("c:f");

        assertThat(ranges.item(1).getTextContent()).isEqualTo("'drawn'!$A$22:$A$23");
        assertThat(cells).anySatisfy(c -> {
            assertThat(c.getAttribute("r")).isEqualTo("A22");
            assertThat(c.getTextContent()).isEqualTo("=cmd()");
        });
        assertThat(cells).anySatisfy(c -> {
            assertThat(c.getAttribute("r")).isEqualTo("C22");
            assertThat(c.getTextContent()).isEqualTo("4.5"); // from the lower end to the value
        });
        assertThat(parts).containsKeys("xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels");
    }

    @Test
    void everyPartIsDeclaredAndTheSameTablesAreTheSameBytes() throws Exception {
        Sheet sheet = new Sheet("s", columns(), List.of(List.of("a")));
        byte[] file = book(sheet, 100, List.of(CHART));
        Map<String, byte[]> parts = parts(file);
        String types = new String(parts.get("[Content_Types].xml"), StandardCharsets.UTF_8);

        assertThat(book(sheet, 100, List.of(CHART))).isEqualTo(file);
        assertThat(parts.keySet()).allSatisfy(name -> assertThat(name.endsWith(".rels")
                        || name.equals("[Content_Types].xml")
                        || types.contains("\"/" + name + '"'))
                .as(name)
                .isTrue());
        assertThat(parts.values()).noneMatch(part -> new String(part, StandardCharsets.UTF_8).contains("External"));
    }

    @Test
    void aDocumentDrawsItsChartsInEachFormAndWritesThemAsText() throws Exception {
        Paper.Block bars = Paper.Block.drawn(
                Paper.Kind.BARS,
                "按时率",
                List.of("时钟", "本期", "上期"),
                List.of(List.of("<i>", "95.5", ""), List.of("b", "80.0", "90.0")));
        Paper paper = new Paper("zh-CN", "t", false, List.of(CHART, bars));
        Map<String, byte[]> parts = parts(DocxPaper.of(paper));
        String page = HtmlPaper.of(paper);

        assertThat(parts).containsKeys("word/charts/chart1.xml", "word/charts/chart2.xml");
        assertThat(parsed(parts.get("word/document.xml"))
                        .getElementsByTagName("w:drawing")
                        .getLength())
                .isEqualTo(2);
        assertThat(parsed(parts.get("word/charts/chart2.xml"))
                        .getElementsByTagName("c:ser")
                        .getLength())
                .isEqualTo(2);
        assertThat(page).contains("<svg", "95.5%", "75.0", "&lt;i&gt;").doesNotContain("<i>", "<b>", "style=\"");
        assertThat(TextPaper.of(paper)).contains("图 <b>\n", "=cmd()  70.5  75.0  81.25\n");
    }

    private static List<Sheet.Column> columns() {
        return List.of(
                new Sheet.Column("text", 10, Sheet.Form.TEXT),
                new Sheet.Column("share", 10, Sheet.Form.SHARE),
                new Sheet.Column("count", 10, Sheet.Form.COUNT));
    }

    private static byte[] book(Sheet sheet, int mostRows, List<Paper.Block> charts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxBook.write(out, List.of(sheet), "drawn", charts, mostRows);
        return out.toByteArray();
    }

    private static List<Element> cells(byte[] sheet) throws Exception {
        NodeList found = parsed(sheet).getElementsByTagName("c");
        List<Element> cells = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            cells.add((Element) found.item(i));
        }
        return cells;
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }
}
