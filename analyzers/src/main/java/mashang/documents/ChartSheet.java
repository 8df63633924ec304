package mashang.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sheet with charts: the numbers of each on the left, the chart on the right. */
final class ChartSheet {
    private static final int LEAST_ROWS = 18;
    private static final int GAP = 2;
    private static final int FIRST_COLUMN = 6;
    private static final int LAST_COLUMN = 16;
    private static final int NAME_WIDTH = 24;
    private static final int NUMBER_WIDTH = 14;
    private static final int MOST_SERIES = 4;

    private ChartSheet() {}

    /**
     * Where a chart stands.
     *
     * @param row of its title, 0 for the first
     * @param rows how many it takes
     */
    record Place(int row, int rows) {}

    static List<Place> places(List<Paper.Block> blocks) {
        List<Place> places = new ArrayList<>();
        int row = 0;
        for (Paper.Block block : blocks) {
            Place place = new Place(row, Math.max(LEAST_ROWS, block.rows().size() * 3 / 2 + 2));
            places.add(place);
            row += place.rows() + GAP;
        }
        return places;
    }

    static void write(SheetPart sheet, List<Paper.Block> blocks, List<Place> places) throws IOException {
        List<Sheet.Column> columns = new ArrayList<>();
        columns.add(new Sheet.Column("", NAME_WIDTH, Sheet.Form.TEXT));
        for (int i = 0; i < MOST_SERIES; i++) {
            columns.add(new Sheet.Column("", NUMBER_WIDTH, Sheet.Form.POINTS));
        }
        sheet.open(columns);
        for (int i = 0; i < blocks.size(); i++) {
            while (sheet.rows() < places.get(i).row()) {
                sheet.row(List.of(), columns);
            }
            Paper.Block block = blocks.get(i);
            List<@Nullable Object> head = new ArrayList<>(ChartPart.names(block));
            head.set(0, block.text());
            sheet.row(head, columns);
            List<List<Double>> numbers = ChartPart.numbers(block);
            for (int j = 0; j < numbers.size(); j++) {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(block.rows().get(j).get(0));
                row.addAll(numbers.get(j));
                sheet.row(row, columns);
            }
        }
        sheet.close(0, "<drawing r:id=\"rId1\"/>");
    }

    /** Where the charts are drawn, and which they are. */
    static String drawing(List<Place> places) {
        String drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
        StringBuilder xml = new StringBuilder("<xdr:wsDr xmlns:xdr=\"" + drawing + "\" xmlns:a=\"" + ChartPart.DRAWING
                + "\" xmlns:r=\"" + ChartPart.RELATIONS + "\" xmlns:c=\"" + ChartPart.NAMESPACE + "\">");
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            xml.append("<xdr:twoCellAnchor>")
                    .append(corner("from", FIRST_COLUMN, place.row()))
                    .append(corner("to", LAST_COLUMN, place.row() + place.rows()))
                    .append("<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"" + (i + 2)
                            + "\" name=\"chart " + (i + 1) + "\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>")
                    .append("<xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm>")
                    .append(
                            "<a:graphic><a:graphicData uri=\"" + ChartPart.NAMESPACE + "\"><c:chart r:id=\"rId"
                                    + (i + 1)
                                    + "\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>");
        }
        return xml.append("</xdr:wsDr>").toString();
    }

    private static String corner(String name, int column, int row) {
        return "<xdr:" + name + "><xdr:col>" + column + "</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>" + row
                + "</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:" + name + '>';
    }
}
