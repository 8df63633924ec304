package mashang.text;

import java.util.Locale;
import java.util.Set;

/**
 * A text without the characters nobody sees (zero-width spaces and joiners, soft hyphens, byte order marks, signs of
 * direction, selectors of variants, marks on other characters, controls) and without tags, and where each of the others stood.
 */
final class Visible {
    /** First half of the tags and selectors beyond the basic plane. */
    private static final char PLANE_14 = '\uDB40';

    private static final String[] BLANKS = {"&nbsp;", "&#160;", "&ensp;", "&emsp;", "&thinsp;"};
    private static final Set<String> INLINE =
            Set.of("a", "b", "i", "u", "s", "em", "strong", "span", "font", "big", "small", "sub", "sup", "mark");
    private static final int LONGEST_TAG = 12;

    private final String text;
    /** Places of the characters in the text as written. */
    private final int[] places;

    private Visible(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    /** The text without its invisible characters. */
    static Visible of(String written) {
        StringBuilder seen = new StringBuilder(written.length());
        int[] places = new int[written.length()];
        for (int i = 0; i < written.length(); i++) {
            int markupEnd = markupEnd(written, i);
            if (markupEnd > i) {
                char instead = parting(written, i);
                places[seen.length()] = i;
                if (instead != 0) {
                    seen.append(instead);
                }
                i = markupEnd - 1;
            } else if (invisible(written.charAt(i))) {
                boolean pair = written.charAt(i) == PLANE_14 && Character.isLowSurrogate(Chars.at(written, i + 1));
                i += pair ? 1 : 0;
            } else {
                places[seen.length()] = i;
                seen.append(written.charAt(i));
            }
        }
        return new Visible(seen.toString(), places);
    }

    /** The end of the tag or the blank written as an entity that begins at a place, or the place where there is none. */
    static int markupEnd(String written, int at) {
        char c = written.charAt(at);
        if (c == '&') {
            return blankEnd(written, at);
        }
        int nameEnd = c == '<' ? nameEnd(written, at) : at;
        if (nameEnd == at || (written.charAt(nameEnd - 1) == '/' || written.charAt(nameEnd - 1) == '<')) {
            return at;
        }
        int end = nameEnd;
        boolean whole = end < written.length() && " />\t\r\n".indexOf(written.charAt(end)) >= 0;
        while (whole && end < written.length() && written.charAt(end) != '<') {
            if (written.charAt(end++) == '>') {
                return end;
            }
        }
        return at;
    }

    private static int blankEnd(String written, int at) {
        for (String blank : BLANKS) {
            if (written.startsWith(blank, at)) {
                return at + blank.length();
            }
        }
        return at;
    }

    private static int nameEnd(String written, int at) {
        int end = Chars.at(written, at + 1) == '/' ? at + 2 : at + 1;
        int from = end;
        while (end < written.length() && end - from < LONGEST_TAG && Chars.letterOrDigit(written.charAt(end))) {
            end++;
        }
        return end;
    }

    /** What markup is as good as: a blank, the end of a line, or 0 for nothing. */
    private static char parting(String written, int at) {
        if (written.charAt(at) == '&') {
            return ' ';
        }
        int from = written.charAt(at + 1) == '/' ? at + 2 : at + 1;
        String name = written.substring(from, nameEnd(written, at)).toLowerCase(Locale.ROOT);
        return INLINE.contains(name) ? 0 : name.equals("td") || name.equals("th") ? ' ' : '\n';
    }

    /** Whether nobody sees a character, or sees it as part of the one before. */
    static boolean invisible(char c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
            default -> c == PLANE_14 || c == '\u3164'; // the Hangul filler
        };
    }

    String text() {
        return text;
    }

    /** Where a character of {@link #text()} ends in the text as written, with the marks upon it. */
    int end(String written, int at) {
        int end = places[at] + 1;
        while (end < written.length() && mark(written.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean mark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Where a character of {@link #text()} stands in the text as written. */
    int place(int at) {
        return places[at];
    }
}
