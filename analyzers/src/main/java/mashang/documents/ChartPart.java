package mashang.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drawn table as a chart of an office document (DrawingML, ISO/IEC 29500), the same in a word processor and in a spreadsheet. Intervals are bars that float: the first part of each is not
 * painted, the value is where the light part meets the dark one.
 */
final class ChartPart {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    static final String NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final List<String> COLOURS = List.of("1F5FA8", "B9C9DC", "E6B566");

    private final Paper.Block block;
    private final Drawing drawing;
    private final boolean isBars;
    private final StringBuilder xml = new StringBuilder();

    private ChartPart(Paper.Block block) {
        this.block = block;
        this.drawing = Drawing.of(block);
        this.isBars = block.kind() == Paper.Kind.BARS;
    }

    /**
     * Where the numbers stand in a spreadsheet.
     *
     * @param sheet its name
     * @param row of the first label, 1 for the first row; names of series stand in the one above, labels in column A
     */
    record Cells(String sheet, int row) {}

    /** The part with its numbers in itself. */
    static String of(Paper.Block block) {
        return new ChartPart(block).write(null);
    }

    /** The part whose numbers stand in cells, and are kept here as they are now. */
    static String of(Paper.Block block, Cells cells) {
        return new ChartPart(block).write(cells);
    }

    /** What stands in the cells: for intervals the lengths of the three parts of each bar. */
    static List<List<Double>> numbers(Paper.Block block) {
        Drawing drawing = Drawing.of(block);
        if (block.kind() == Paper.Kind.BARS) {
            return drawing.values();
        }
        return drawing.values().stream()
                .map(v -> List.of(v.get(0), v.get(1) - v.get(0), v.get(2) - v.get(1)))
                .toList();
    }

    /** What stands above them: of a difference what from what. */
    static List<String> names(Paper.Block block) {
        List<String> head = block.head();
        return block.kind() == Paper.Kind.BARS
                ? head
                : List.of(
                        head.get(0), head.get(1), head.get(2) + " − " + head.get(1), head.get(3) + " − " + head.get(2));
    }

    private String write(@Nullable Cells cells) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<c:chartSpace xmlns:c=\"")
                .append(NAMESPACE)
                .append("\" xmlns:a=\"")
                .append(DRAWING)
                .append("\" xmlns:r=\"")
                .append(RELATIONS)
                .append("\"><c:roundedCorners val=\"0\"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r>")
                .append("<a:rPr lang=\"zh-CN\" sz=\"1100\" b=\"0\"/><a:t>")
                .append(Markup.escaped(block.text()))
                .append("</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>")
                .append("<c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/><c:barChart><c:barDir val=\"bar\"/>")
                .append("<c:grouping val=\"")
                .append(isBars ? "clustered" : "stacked")
                .append("\"/><c:varyColors val=\"0\"/>");
        List<List<Double>> numbers = numbers(block);
        for (int j = 0; j < drawing.series().size(); j++) {
            series(j, numbers, cells);
        }
        xml.append("<c:gapWidth val=\"60\"/>")
                .append(isBars ? "" : "<c:overlap val=\"100\"/>")
                .append("<c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>");
        axes();
        xml.append("</c:plotArea>")
                .append(isBars ? "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>" : "")
                .append("<c:plotVisOnly val=\"1\"/></c:chart></c:chartSpace>");
        return xml.toString();
    }

    private void axes() {
        xml.append("<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling>")
                .append("<c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorTickMark val=\"none\"/>")
                .append("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:crossAx val=\"2\"/>")
                .append("<c:crosses val=\"autoZero\"/><c:tickLblSkip val=\"1\"/></c:catAx>")
                .append("<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"")
                .append(drawing.to())
                .append("\"/><c:min val=\"")
                .append(drawing.from())
                .append("\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:majorGridlines><c:spPr><a:ln>")
                .append("<a:solidFill><a:srgbClr val=\"DDDDDD\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>")
                .append("<c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>")
                .append("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/>")
                .append("<c:crosses val=\"max\"/></c:valAx>");
    }

    private void series(int j, List<List<Double>> numbers, @Nullable Cells cells) {
        String name = Markup.escaped(names(block).get(j + 1));
        xml.append("<c:ser><c:idx val=\"")
                .append(j)
                .append("\"/><c:order val=\"")
                .append(j)
                .append("\"/><c:tx>");
        if (cells == null) {
            xml.append("<c:v>").append(name).append("</c:v>");
        } else {
            xml.append("<c:strRef><c:f>").append(range(cells, j + 1, cells.row() - 1, cells.row() - 1));
            xml.append("</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>")
                    .append(name);
            xml.append("</c:v></c:pt></c:strCache></c:strRef>");
        }
        xml.append("</c:tx><c:spPr>").append(paint(j)).append("</c:spPr><c:invertIfNegative val=\"0\"/><c:cat>");
        int last = cells == null ? 0 : cells.row() + numbers.size() - 1;
        xml.append(
                cells == null
                        ? "<c:strLit>"
                        : "<c:strRef><c:f>" + range(cells, 0, cells.row(), last) + "</c:f><c:strCache>");
        points(numbers.size(), i -> Markup.escaped(drawing.labels().get(i)));
        xml.append(cells == null ? "</c:strLit>" : "</c:strCache></c:strRef>").append("</c:cat><c:val>");
        xml.append(
                cells == null
                        ? "<c:numLit>"
                        : "<c:numRef><c:f>" + range(cells, j + 1, cells.row(), last) + "</c:f><c:numCache>");
        points(numbers.size(), i -> String.valueOf(numbers.get(i).get(j)));
        xml.append(cells == null ? "</c:numLit>" : "</c:numCache></c:numRef>").append("</c:val></c:ser>");
    }

    private String paint(int j) {
        if (isBars) {
            return fill(COLOURS.get(j % COLOURS.size()));
        }
        return j == 0 ? "<a:noFill/>" : fill(COLOURS.get(2 - j));
    }

    private static String fill(String colour) {
        return "<a:solidFill><a:srgbClr val=\"" + colour + "\"/></a:solidFill>";
    }

    private interface Point {
        String text(int index);
    }

    private void points(int count, Point point) {
        xml.append("<c:ptCount val=\"").append(count).append("\"/>");
        for (int i = 0; i < count; i++) {
            xml.append("<c:pt idx=\"")
                    .append(i)
                    .append("\"><c:v>")
                    .append(point.text(i))
                    .append("</c:v></c:pt>");
        }
    }

    private static String range(Cells cells, int column, int first, int last) {
        String sheet = '\'' + cells.sheet().replace("'", "''") + '\'';
        String at = "!$" + (char) ('A' + column) + '$';
        String one = Markup.escaped(sheet) + at + first;
        return first == last ? one : one + ":$" + (char) ('A' + column) + '$' + last;
    }
}
