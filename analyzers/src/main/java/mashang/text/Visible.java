package mashang.text;

/**
 * A text without the characters nobody sees (zero-width spaces and joiners, soft hyphens, byte order marks, signs of
 * direction, selectors of variants, marks on other characters, controls), and where each of the others stood.
 */
final class Visible {
    /** First half of the tags and selectors beyond the basic plane. */
    private static final char PLANE_14 = '\uDB40';

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
            if (invisible(written.charAt(i))) {
                boolean pair = written.charAt(i) == PLANE_14 && Character.isLowSurrogate(Chars.at(written, i + 1));
                i += pair ? 1 : 0;
            } else {
                places[seen.length()] = i;
                seen.append(written.charAt(i));
            }
        }
        return new Visible(seen.toString(), places);
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
