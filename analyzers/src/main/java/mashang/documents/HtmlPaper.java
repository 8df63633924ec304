package mashang.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A document as one HTML page to look at and print. The page asks nobody for anything and runs nothing: its own policy allows its one style and no more, so that
 * what stands in it stays text even where everything else has failed.
 */
public final class HtmlPaper {
    /** A4 with the margins of an official document (GB/T 9704-2012: 37, 26, 35 and 28 mm). */
    private static final String STYLE = "@page{size:A4;margin:37mm 26mm 35mm 28mm}"
            + "body{max-width:156mm;margin:12mm auto;padding:0 8mm;color:#000;background:#fff;"
            + "font:12pt/1.8 FangSong,STFangsong,\"FangSong_GB2312\",\"Noto Serif CJK SC\",serif}"
            + "@media print{body{margin:0;padding:0;max-width:none}}"
            + "p{margin:.4em 0;text-indent:2em;overflow-wrap:anywhere}"
            + "p.head{text-indent:0;text-align:center;color:#c00;font-size:26pt;font-weight:bold;letter-spacing:.1em;"
            + "border-bottom:2pt solid #c00;margin:0 0 .4em;padding-bottom:.2em}"
            + "p.number,p.draft{text-indent:0;text-align:center}"
            + "h1{font-size:20pt;text-align:center;margin:1em 0 .8em;line-height:1.4}"
            + "h2{font:bold 12pt SimHei,STHeiti,\"Noto Sans CJK SC\",sans-serif;margin:1.2em 0 .4em}"
            + "p.recipient{text-indent:0}p.signature{text-indent:0;text-align:right;margin-right:2em}"
            + "p.note{text-indent:0;font-size:9pt;color:#444}"
            + "p.draft{border:1.5pt dashed #c00;color:#c00;font-weight:bold}"
            + "table{border-collapse:collapse;width:100%;margin:.6em 0;font-size:9pt;line-height:1.5}"
            + "th,td{border:.75pt solid #000;padding:2pt 4pt;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
            + "th{background:#f0f0f0;white-space:nowrap}thead{display:table-header-group}tr{break-inside:avoid}";

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; form-action 'none'";

    private HtmlPaper() {}

    /** The page. */
    public static String of(Paper paper) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(Markup.escaped(paper.language()))
                .append("\"><head><meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
                .append(Markup.escaped(paper.title()))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style></head>\n<body>\n");
        if (paper.draft()) {
            element(page, "p", "draft", Drafts.mark(paper));
        }
        for (Paper.Block block : paper.blocks()) {
            switch (block.kind()) {
                case TITLE -> element(page, "h1", "", block.text());
                case HEADING -> element(page, "h2", "", block.text());
                case TEXT -> element(page, "p", "", block.text());
                case TABLE -> table(page, block);
                case INTERVALS, BARS -> page.append(SvgChart.of(block));
                case HEAD -> element(page, "p", "head", block.text());
                case NUMBER -> element(page, "p", "number", block.text());
                case RECIPIENT -> element(page, "p", "recipient", block.text());
                case SIGNATURE -> element(page, "p", "signature", block.text());
                case NOTE -> element(page, "p", "note", block.text());
            }
        }
        return page.append("</body></html>\n").toString();
    }

    private static void table(StringBuilder page, Paper.Block table) {
        page.append("<table><thead>");
        row(page, "th", table.head());
        page.append("</thead><tbody>\n");
        table.rows().forEach(row -> row(page, "td", row));
        page.append("</tbody></table>\n");
    }

    private static void row(StringBuilder page, String cell, List<String> cells) {
        page.append("<tr>");
        for (String text : cells) {
            page.append('<')
                    .append(cell)
                    .append('>')
                    .append(Markup.escaped(text))
                    .append("</")
                    .append(cell)
                    .append('>');
        }
        page.append("</tr>\n");
    }

    private static void element(StringBuilder page, String name, String style, String text) {
        page.append('<').append(name);
        if (!style.isEmpty()) {
            page.append(" class=\"").append(style).append('"');
        }
        page.append('>').append(Markup.escaped(text)).append("</").append(name).append(">\n");
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
