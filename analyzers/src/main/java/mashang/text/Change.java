package mashang.text;

/**
 * A place where what is read differs from the text as written.
 *
 * @param from where it begins, in chars of the text as written
 * @param to where it ends, exclusive; at least {@code from + 1}
 * @param kind why
 * @param became what is read instead; empty where nothing is
 */
public record Change(int from, int to, Kind kind, String became) {
    /** Why something is read otherwise. */
    public enum Kind {
        /** A tag, a comment, a script, or an entity such as that of the no-break space. */
        HTML,
        /** The reading of a character in brackets behind it. */
        PINYIN,
        /** What belongs to the page that the text stood on, not to the text. */
        BOILERPLATE,
        /** A sign in place of personal data: a break. */
        MASK,
        /** A line break between two characters of a sentence. */
        LINE_BREAK,
        /** A sign or space that repeats more than twice. */
        REPEATED,
        /** Characters that nobody sees, control characters, broken surrogates. */
        INVISIBLE,
        /** Traditional characters as simplified ones. */
        TRADITIONAL,
        /** Letters and digits in half width; punctuation in full width. */
        WIDTH
    }
}
