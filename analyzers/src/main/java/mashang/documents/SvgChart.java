package mashang.documents;

import java.util.List;
import java.util.Locale;

/** A drawn table as SVG within a page: numbers stand beside the bars, so nothing is told by colour alone. */
final class SvgChart {
    private static final int WIDTH = 600;
    private static final int LEFT = 170;
    private static final int RIGHT = 70;
    private static final int TOP = 34;
    private static final int FOOT = 24;
    private static final int ROW = 20;
    private static final int BAR = 11;
    private static final int TICKS = 5;
    private static final List<String> COLOURS = List.of("#1f5fa8", "#b9c9dc", "#e6b566");

    private final Paper.Block block;
    private final Drawing drawing;
    private final StringBuilder svg = new StringBuilder();

    private SvgChart(Paper.Block block) {
        this.block = block;
        this.drawing = Drawing.of(block);
    }

    static String of(Paper.Block block) {
        return new SvgChart(block).draw();
    }

    private String draw() {
        boolean isBars = block.kind() == Paper.Kind.BARS;
        int each = isBars ? BAR * drawing.series().size() + 9 : ROW;
        int height = TOP + each * drawing.labels().size() + FOOT;
        svg.append("<svg role=\"img\" width=\"100%\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" font-size=\"10\" aria-label=\"")
                .append(Markup.escaped(block.text()))
                .append("\">");
        text(WIDTH / 2.0, 14, "middle", "#000", block.text());
        axis(height - FOOT);
        for (int i = 0; i < drawing.labels().size(); i++) {
            double y = TOP + (double) each * i;
            text(LEFT - 6, y + each / 2.0 + 3, "end", "#000", drawing.labels().get(i));
            if (isBars) {
                bars(i, y);
            } else {
                interval(i, y + each / 2.0);
            }
        }
        if (isBars) {
            legend();
        }
        return svg.append("</svg>\n").toString();
    }

    private void axis(double bottom) {
        for (int i = 0; i <= TICKS; i++) {
            double value = drawing.from() + (drawing.to() - drawing.from()) * i / TICKS;
            double x = x(value);
            line(x, TOP - 4, x, bottom, "#ddd", 1);
            text(x, bottom + 14, "middle", "#555", number(value, 0));
        }
    }

    private void bars(int row, double top) {
        List<Double> values = drawing.values().get(row);
        for (int j = 0; j < values.size(); j++) {
            double y = top + 3 + (double) BAR * j;
            double width = x(values.get(j)) - LEFT;
            svg.append("<rect x=\"").append(LEFT).append("\" y=\"").append(number(y, 1));
            svg.append("\" width=\"")
                    .append(number(Math.max(0, width), 1))
                    .append("\" height=\"")
                    .append(BAR - 1);
            svg.append("\" fill=\"").append(COLOURS.get(j % COLOURS.size())).append("\"/>");
            String shown = block.rows().get(row).get(j + 1);
            text(LEFT + Math.max(0, width) + 4, y + BAR - 2, "start", "#333", shown.isEmpty() ? "–" : shown + '%');
        }
    }

    /** From low to high, and a dot at the value. */
    private void interval(int row, double y) {
        List<Double> v = drawing.values().get(row);
        line(x(v.get(0)), y, x(v.get(2)), y, COLOURS.get(1), 6);
        svg.append("<circle cx=\"")
                .append(number(x(v.get(1)), 1))
                .append("\" cy=\"")
                .append(number(y, 1));
        svg.append("\" r=\"4\" fill=\"").append(COLOURS.get(0)).append("\"/>");
        text(WIDTH - RIGHT + 8, y + 3, "start", "#333", block.rows().get(row).get(2));
    }

    private void legend() {
        double x = LEFT;
        for (int j = 0; j < drawing.series().size(); j++) {
            svg.append("<rect x=\"").append(number(x, 1)).append("\" y=\"19\" width=\"8\" height=\"8\" fill=\"");
            svg.append(COLOURS.get(j % COLOURS.size())).append("\"/>");
            text(x + 12, 27, "start", "#333", drawing.series().get(j));
            x += 130;
        }
    }

    private double x(double value) {
        double share = (value - drawing.from()) / (drawing.to() - drawing.from());
        return LEFT + Math.min(1, Math.max(0, share)) * (WIDTH - LEFT - RIGHT);
    }

    private void line(double x1, double y1, double x2, double y2, String colour, int width) {
        svg.append("<line x1=\"").append(number(x1, 1)).append("\" y1=\"").append(number(y1, 1));
        svg.append("\" x2=\"").append(number(x2, 1)).append("\" y2=\"").append(number(y2, 1));
        svg.append("\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"")
                .append(width)
                .append("\"/>");
    }

    private void text(double x, double y, String anchor, String colour, String text) {
        svg.append("<text x=\"").append(number(x, 1)).append("\" y=\"").append(number(y, 1));
        svg.append("\" text-anchor=\"")
                .append(anchor)
                .append("\" fill=\"")
                .append(colour)
                .append("\">");
        svg.append(Markup.escaped(text)).append("</text>");
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + 'f', value);
    }
}
