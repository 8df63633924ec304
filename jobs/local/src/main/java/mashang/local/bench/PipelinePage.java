package mashang.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page that needs nothing but itself: a bar for each pipeline, as long as it does records in a CPU second. */
final class PipelinePage {
    private static final int LABEL = 150;
    private static final int WIDTH = 560;
    private static final int STEP = 56;
    private static final int THICK = 26;

    private final String about;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String name, String sink, double perCpuSecond, double ratio, double perMillion) {}

    PipelinePage(String about) {
        this.about = about;
    }

    /**
     * Adds a pipeline.
     *
     * @param ratio its share of the pass-through's records per CPU second
     * @param perMillion CPU seconds for a million records
     */
    void add(String name, String sink, double perCpuSecond, double ratio, double perMillion) {
        bars.add(new Bar(name, sink, perCpuSecond, ratio, perMillion));
    }

    String html() {
        StringBuilder page = new StringBuilder(4096);
        page.append("<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>bench pipeline</title>")
                .append("<style>body{font:15px/1.5 sans-serif;margin:2em;color:#1d2733}text{font:14px sans-serif}")
                .append(".note{fill:#5b6875;font-size:12px}rect{fill:#2f6f9f}</style>")
                .append("<h1>bench pipeline</h1><p>")
                .append(escaped(about))
                .append(
                        "。每个 CPU 秒的记录数，及其与空管道之比。 / Records per CPU second, and the share of the bare pass-through.</p>");
        int height = STEP * bars.size();
        page.append(String.format(
                Locale.ROOT,
                "<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\">",
                LABEL + WIDTH + 240,
                height));
        double most = bars.stream().mapToDouble(Bar::perCpuSecond).max().orElse(1);
        for (int i = 0; i < bars.size(); i++) {
            bar(page, bars.get(i), i * STEP, most);
        }
        return page.append("</svg></html>\n").toString();
    }

    private static void bar(StringBuilder page, Bar bar, int y, double most) {
        double width = WIDTH * bar.perCpuSecond() / most;
        page.append(String.format(
                Locale.ROOT,
                "<text x=\"0\" y=\"%d\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%.0f · %.2f</text>"
                        + "<text class=\"note\" x=\"%d\" y=\"%d\">%.1f CPU s / 10⁶ · %s</text>",
                y + 18,
                escaped(bar.name()),
                LABEL,
                y,
                width,
                THICK,
                LABEL + width + 8,
                y + 18,
                bar.perCpuSecond(),
                bar.ratio(),
                LABEL,
                y + THICK + 14,
                bar.perMillion(),
                escaped(bar.sink())));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
