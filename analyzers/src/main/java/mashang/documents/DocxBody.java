package mashang.documents;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The text of a document as WordprocessingML; text is only ever written as characters, which the writer escapes. */
final class DocxBody {
    /** A4, and the margins of GB/T 9704-2012, in twentieths of a point. */
    private static final int WIDTH = 11906;

    private static final int HEIGHT = 16838;
    private static final int TOP = 2098;
    private static final int RIGHT = 1474;
    private static final int BOTTOM = 1984;
    private static final int LEFT = 1588;

    /** English metric units in a twentieth of a point. */
    private static final int EMU = 635;

    /** How high a chart is without its bars, and what each bar takes, in twentieths of a point. */
    private static final int CHART = 1500;

    private static final int BAR = 160;

    private static final String PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    private final XMLStreamWriter xml;
    private int charts;

    private DocxBody(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(Paper paper) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new DocxBody(xml).write(paper);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory does not fail", e);
        }
        return text.toString();
    }

    private void write(Paper paper) throws XMLStreamException {
        xml.writeStartElement("w:document");
        xml.writeAttribute("xmlns:w", DocxStyles.NAMESPACE);
        xml.writeStartElement("w:body");
        if (paper.draft()) {
            paragraph(Paper.Kind.NUMBER, Drafts.mark(paper), true);
        }
        for (Paper.Block block : paper.blocks()) {
            if (block.kind() == Paper.Kind.TABLE) {
                table(block);
            } else if (Drawing.isDrawn(block.kind())) {
                chart(block);
            } else {
                paragraph(block.kind(), block.text(), false);
            }
        }
        xml.writeStartElement("w:sectPr");
        empty("w:pgSz", "w:w", WIDTH, "w:h", HEIGHT);
        empty(
                "w:pgMar",
                "w:top",
                TOP,
                "w:right",
                RIGHT,
                "w:bottom",
                BOTTOM,
                "w:left",
                LEFT,
                "w:header",
                851,
                "w:footer",
                992,
                "w:gutter",
                0);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void paragraph(Paper.Kind kind, String text, boolean stands) throws XMLStreamException {
        xml.writeStartElement("w:p");
        xml.writeStartElement("w:pPr");
        empty("w:pStyle", "w:val", DocxStyles.name(kind));
        xml.writeEndElement();
        run(text, stands);
        xml.writeEndElement();
    }

    /** As wide as the text, higher the more there is to draw. */
    private void chart(Paper.Block block) throws XMLStreamException {
        charts++;
        int bars = block.kind() == Paper.Kind.BARS ? block.head().size() : 2;
        int height = CHART + block.rows().size() * BAR * bars;
        xml.writeStartElement("w:p");
        xml.writeStartElement("w:pPr");
        empty("w:spacing", "w:line", 240, "w:lineRule", "auto");
        xml.writeEndElement();
        xml.writeStartElement("w:r");
        xml.writeStartElement("w:drawing");
        xml.writeStartElement("wp:inline");
        xml.writeAttribute("xmlns:wp", PICTURE);
        empty(
                "wp:extent",
                "cx",
                (WIDTH - LEFT - RIGHT) * EMU,
                "cy",
                Math.min(height, HEIGHT - TOP - BOTTOM - 400) * EMU);
        empty("wp:docPr", "id", charts, "name", "chart " + charts, "descr", block.text());
        xml.writeStartElement("a:graphic");
        xml.writeAttribute("xmlns:a", ChartPart.DRAWING);
        xml.writeStartElement("a:graphicData");
        xml.writeAttribute("uri", ChartPart.NAMESPACE);
        empty("c:chart", "xmlns:c", ChartPart.NAMESPACE, "xmlns:r", ChartPart.RELATIONS, "r:id", "chart" + charts);
        for (int i = 0; i < 6; i++) {
            xml.writeEndElement();
        }
    }

    /** @param stands whether it stands out: bold and red */
    private void run(String text, boolean stands) throws XMLStreamException {
        xml.writeStartElement("w:r");
        if (stands) {
            xml.writeStartElement("w:rPr");
            xml.writeEmptyElement("w:b");
            empty("w:color", "w:val", "C00000");
            xml.writeEndElement();
        }
        xml.writeStartElement("w:t");
        xml.writeAttribute("xml:space", "preserve");
        xml.writeCharacters(text);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void table(Paper.Block table) throws XMLStreamException {
        int[] widths = widths(table);
        xml.writeStartElement("w:tbl");
        xml.writeStartElement("w:tblPr");
        empty("w:tblW", "w:w", WIDTH - LEFT - RIGHT, "w:type", "dxa");
        xml.writeStartElement("w:tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            empty("w:" + side, "w:val", "single", "w:sz", 4, "w:space", 0, "w:color", "000000");
        }
        xml.writeEndElement();
        empty("w:tblLayout", "w:type", "fixed");
        xml.writeEndElement();
        xml.writeStartElement("w:tblGrid");
        for (int width : widths) {
            empty("w:gridCol", "w:w", width);
        }
        xml.writeEndElement();
        row(table.head(), widths, true);
        for (List<String> row : table.rows()) {
            row(row, widths, false);
        }
        xml.writeEndElement();
    }

    private void row(List<String> cells, int[] widths, boolean head) throws XMLStreamException {
        xml.writeStartElement("w:tr");
        xml.writeStartElement("w:trPr");
        xml.writeEmptyElement("w:cantSplit");
        if (head) {
            xml.writeEmptyElement("w:tblHeader"); // again on each page
        }
        xml.writeEndElement();
        for (int i = 0; i < cells.size(); i++) {
            xml.writeStartElement("w:tc");
            xml.writeStartElement("w:tcPr");
            empty("w:tcW", "w:w", widths[i], "w:type", "dxa");
            if (head) {
                empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", "F0F0F0");
            }
            xml.writeEndElement();
            paragraph(Paper.Kind.TABLE, cells.get(i), false);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** As wide as their texts ask for: as 10 to 40 Latin letters, in proportion. */
    private static int[] widths(Paper.Block table) {
        int columns = table.head().size();
        double[] asked = new double[columns];
        double all = 0;
        for (int i = 0; i < columns; i++) {
            double longest = columnsOf(table.head().get(i));
            for (List<String> row : table.rows()) {
                longest = Math.max(longest, columnsOf(row.get(i)));
            }
            asked[i] = Math.min(40, Math.max(10, longest));
            all += asked[i];
        }
        int[] widths = new int[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = (int) ((WIDTH - LEFT - RIGHT) * asked[i] / all);
        }
        return widths;
    }

    /** A Chinese character is as wide as two others. */
    private static int columnsOf(String text) {
        return text.codePoints().map(c -> c > 0xFF ? 2 : 1).sum();
    }

    private void empty(String name, Object... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(String.valueOf(attributes[i]), String.valueOf(attributes[i + 1]));
        }
    }
}
