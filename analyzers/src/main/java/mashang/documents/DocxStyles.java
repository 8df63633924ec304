package mashang.documents;

import java.util.Locale;

/** How each kind of block looks in a word processor: fonts and sizes of an official document (GB/T 9704-2012), a little smaller where lists are long. */
final class DocxStyles {
    static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** Two characters of 16 points, in twentieths of a point. */
    private static final String INDENT = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";

    private static final String CENTRE = "<w:jc w:val=\"center\"/>";
    private static final String RED = "<w:color w:val=\"C00000\"/>";
    private static final String BOLD = "<w:b/>";

    private DocxStyles() {}

    static String of(String language) {
        StringBuilder styles = new StringBuilder("<w:styles xmlns:w=\"")
                .append(NAMESPACE)
                .append("\"><w:docDefaults>")
                .append("<w:rPrDefault><w:rPr>")
                .append(font("仿宋"))
                .append("<w:sz w:val=\"32\"/><w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>")
                .append("<w:pPrDefault><w:pPr><w:spacing w:line=\"560\" w:lineRule=\"exact\"/></w:pPr></w:pPrDefault>")
                .append("</w:docDefaults>");
        style(styles, Paper.Kind.HEAD, line() + CENTRE, font("方正小标宋简体") + BOLD + RED + size(56));
        style(styles, Paper.Kind.NUMBER, CENTRE, size(32));
        style(styles, Paper.Kind.TITLE, space(400, 400, 640) + CENTRE, font("方正小标宋简体") + BOLD + size(44));
        style(styles, Paper.Kind.RECIPIENT, "", size(32));
        style(styles, Paper.Kind.HEADING, "<w:keepNext/>" + space(200, 0, 560), font("黑体") + size(32));
        style(styles, Paper.Kind.TEXT, INDENT, size(language.startsWith("zh") ? 32 : 28));
        style(styles, Paper.Kind.SIGNATURE, "<w:ind w:right=\"640\"/><w:jc w:val=\"right\"/>", size(32));
        style(styles, Paper.Kind.NOTE, space(120, 0, 320), size(18));
        style(styles, Paper.Kind.TABLE, space(0, 0, 320), size(20));
        return styles.append("</w:styles>").toString();
    }

    /** The style of a kind, as a paragraph names it. */
    static String name(Paper.Kind kind) {
        return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static void style(StringBuilder styles, Paper.Kind kind, String paragraph, String run) {
        styles.append("<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"")
                .append(name(kind))
                .append("\"><w:name w:val=\"mashang ")
                .append(name(kind))
                .append("\"/><w:pPr>")
                .append(paragraph)
                .append("</w:pPr><w:rPr>")
                .append(run)
                .append("</w:rPr></w:style>");
    }

    private static String font(String chinese) {
        return "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\""
                + chinese + "\"/>";
    }

    /** Half points. */
    private static String size(int halfPoints) {
        return "<w:sz w:val=\"" + halfPoints + "\"/>";
    }

    /** Twentieths of a point. */
    private static String space(int before, int after, int line) {
        return "<w:spacing w:before=\"" + before + "\" w:after=\"" + after + "\" w:line=\"" + line
                + "\" w:lineRule=\"atLeast\"/>";
    }

    /** The red line below the office's name. */
    private static String line() {
        return "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"6\" w:color=\"C00000\"/></w:pBdr>"
                + space(0, 200, 720);
    }
}
