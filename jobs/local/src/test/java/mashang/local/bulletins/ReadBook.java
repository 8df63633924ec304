package mashang.local.bulletins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A spreadsheet being read: cells as text, by sheet, row and column. */
final class ReadBook {
    private final Map<String, byte[]> parts;
    private final Map<String, List<Map<String, String>>> sheets = new LinkedHashMap<>();

    ReadBook(Path file) throws Exception {
        parts = parts(file);
        NodeList names = parsed("xl/workbook.xml").getElementsByTagName("sheet");
        for (int i = 0; i < names.getLength(); i++) {
            sheets.put(((Element) names.item(i)).getAttribute("name"), rows("xl/worksheets/sheet" + (i + 1) + ".xml"));
        }
    }

    /** The parts of a file of an office, by their names. */
    static Map<String, byte[]> parts(Path file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    /** Rows of a sheet below its head, each by the heads of its columns. */
    List<Map<String, String>> sheet(String name) {
        return sheets.getOrDefault(name, List.of());
    }

    private Document parsed(String part) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(parts.get(part)));
    }

    private List<Map<String, String>> rows(String part) throws Exception {
        List<Map<String, String>> rows = new ArrayList<>();
        NodeList found = parsed(part).getElementsByTagName("row");
        Map<String, String> head = new LinkedHashMap<>();
        for (int i = 0; i < found.getLength(); i++) {
            Map<String, String> row = new LinkedHashMap<>();
            NodeList cells = ((Element) found.item(i)).getElementsByTagName("c");
            for (int j = 0; j < cells.getLength(); j++) {
                Element cell = (Element) cells.item(j);
                String column = cell.getAttribute("r").replaceAll("[0-9]", "");
                if (i == 0) {
                    head.put(column, cell.getTextContent());
                } else {
                    row.put(head.getOrDefault(column, column), cell.getTextContent());
                }
            }
            if (i > 0) {
                rows.add(row);
            }
        }
        return rows;
    }
}
