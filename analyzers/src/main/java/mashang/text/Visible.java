package mashang.text;

import org.jspecify.annotations.Nullable;

/**
 * A text without the characters nobody sees (zero-width spaces and joiners, soft hyphens, byte order marks, signs of
 * direction), and where each of the others stood.
 */
final class Visible {
    private final String text;
    /** Places of the characters in the text as written, or null where they are the same. */
    private final int @Nullable [] places;

    private Visible(String text, int @Nullable [] places) {
        this.text = text;
        this.places = places;
    }

    /** The text as it is, whatever it contains. */
    static Visible all(String written) {
        return new Visible(written, null);
    }

    /** The text without its invisible characters. */
    static Visible of(String written) {
        StringBuilder seen = new StringBuilder(written.length());
        int[] places = new int[written.length()];
        for (int i = 0; i < written.length(); i++) {
            if (!invisible(written.charAt(i))) {
                places[seen.length()] = i;
                seen.append(written.charAt(i));
            }
        }
        return new Visible(seen.toString(), places);
    }

    /** Whether a text contains an invisible character. */
    static boolean hides(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (invisible(written.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean invisible(char c) {
        return c >= 0x80 && Character.getType(c) == Character.FORMAT;
    }

    String text() {
        return text;
    }

    /** Where a character of {@link #text()} stands in the text as written. */
    int place(int at) {
        return places == null ? at : places[at];
    }
}
