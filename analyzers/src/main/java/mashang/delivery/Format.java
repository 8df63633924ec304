package mashang.delivery;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a message is written in, and how a value that somebody else wrote (the name of a unit, the number of an order) is put into
 * it so that it stays a value: one line, no markup, no link, no mention, no formula, no character that turns the text around.
 *
 * <p>Characters that mean something are replaced by their full-width likes, which mean nothing to any client and look the same to
 * people. Escapes with a backslash would not do: the chat clients do not agree on them.
 */
public enum Format {
    TEXT(""),
    MARKDOWN("`*_#~|!\\[](){}"),
    HTML("");

    /** Mean something in every chat and mail client. */
    private static final String EVERYWHERE = "<>@&";

    /** A cell that begins with one of these is a formula to a spreadsheet. */
    private static final String FORMULA = "=+-";

    private static final int FULL_WIDTH = 0xFEE0;

    /** {@code example.com}: clients make links of names with a dot before a letter, whatever stands before it, and of schemes. */
    private static final Pattern DOT_IN_NAME = Pattern.compile("\\.(?=\\p{L})");

    /** {@code 10.0.0.1}: as good as a name to some clients. */
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private static final Set<Integer> INVISIBLE = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    private final String special;

    Format(String special) {
        this.special = special;
    }

    /** As templates write it into their names. */
    public String extension() {
        return this == TEXT ? "txt" : this == MARKDOWN ? "md" : name().toLowerCase(Locale.ROOT);
    }

    /** The value made harmless. */
    public String value(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        boolean isBlank = true;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (INVISIBLE.contains(Character.getType(c)) || Character.isWhitespace(c)) {
                if (!isBlank) {
                    out.append(' ');
                }
                isBlank = true;
                continue;
            }
            isBlank = false;
            boolean isFirst = out.isEmpty();
            out.appendCodePoint(harmless(c, isFirst));
        }
        String line = out.toString().strip().replace("://", "：//").replace("//", "／／");
        return ADDRESS.matcher(DOT_IN_NAME.matcher(line).replaceAll("．")).replaceAll("$1．$2．$3．$4");
    }

    private int harmless(int c, boolean isFirst) {
        boolean means = EVERYWHERE.indexOf(c) >= 0 || special.indexOf(c) >= 0 || (isFirst && FORMULA.indexOf(c) >= 0);
        return means && c < 0x7F
                ? c + FULL_WIDTH
                : c == '"' && this == HTML ? '＂' : c == '\'' && this == HTML ? '＇' : c;
    }
}
