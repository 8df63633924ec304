package mashang.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A document as a word processor's file (DOCX, ISO/IEC 29500 transitional): five parts in a zip, and one for each chart. It holds text and numbers only: no field, no link, no macro,
 * nothing from elsewhere. The same document gives the same bytes.
 */
public final class DocxPaper {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static final String TYPES = XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"" + WORD + "document.main+xml\"/>"
            + "<Override PartName=\"/word/styles.xml\" ContentType=\"" + WORD + "styles+xml\"/>";

    private static final String RELATIONS = XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "officeDocument\" Target=\"word/document.xml\"/>"
            + "</Relationships>";

    private static final String OF_DOCUMENT = XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "styles\" Target=\"styles.xml\"/>";

    private DocxPaper() {}

    /** The file. */
    public static byte[] of(Paper paper) {
        List<String> charts = paper.blocks().stream()
                .filter(block -> Drawing.isDrawn(block.kind()))
                .map(ChartPart::of)
                .toList();
        StringBuilder types = new StringBuilder(TYPES);
        StringBuilder links = new StringBuilder(OF_DOCUMENT);
        for (int i = 1; i <= charts.size(); i++) {
            types.append(
                    "<Override PartName=\"/word/charts/chart" + i + ".xml\" ContentType=\"" + ChartPart.TYPE + "\"/>");
            links.append("<Relationship Id=\"chart" + i + "\" Type=\"" + OFFICE + "chart\" Target=\"charts/chart" + i
                    + ".xml\"/>");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            part(zip, "[Content_Types].xml", types + "</Types>");
            part(zip, "_rels/.rels", RELATIONS);
            part(zip, "word/_rels/document.xml.rels", links + "</Relationships>");
            part(zip, "word/styles.xml", XML + DocxStyles.of(paper.language()));
            part(zip, "word/document.xml", XML + DocxBody.of(paper));
            for (int i = 1; i <= charts.size(); i++) {
                part(zip, "word/charts/chart" + i + ".xml", charts.get(i - 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0); // else the clock would be in it
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
