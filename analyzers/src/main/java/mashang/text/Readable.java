package mashang.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint's text as it is cut into words: stripped of what is not language and folded to one way of writing, with
 * the way back to the text as written.
 *
 * <p>Left out are HTML, readings in brackets ({@code 經(jīng)過}), lines of the page that the text was copied from,
 * characters nobody sees, and line breaks between two Chinese characters unless there is an empty line or an indent.
 * {@link Mask} signs become a comma. Traditional characters become simplified ones, letters and digits half width,
 * punctuation full width, other spaces and control characters spaces, broken surrogates U+FFFD; of a sign that repeats
 * two are left. Case stays.
 *
 * <p>One pass in linear time, whatever the text. Immutable.
 */
// java.lang has a Readable, too: a source of chars, which nobody here needs
@SuppressWarnings("JavaLangClash")
public final class Readable {
    private final String clean;
    private final String text;
    private final @Nullable Origins origins;

    private Readable(String clean, String text, @Nullable Origins origins) {
        this.clean = clean;
        this.text = text;
        this.origins = origins;
    }

    /**
     * What is read of a text.
     *
     * @param clean any text, of any length; masked as {@link ComplaintText} does
     */
    public static Readable of(String clean) {
        int first = Folding.firstToChange(clean);
        if (first == clean.length()) {
            return new Readable(clean, clean, null);
        }
        Reading reading = new Reading(clean, null);
        String text = reading.read(first);
        return new Readable(clean, text, reading.origins());
    }

    /** What is read; the very same string as written where nothing had to change. Never longer. */
    public String text() {
        return text;
    }

    /**
     * Where a character stood in the text as written, or where what was written in its place begins.
     *
     * @param at 0 to the length of {@link #text()}
     */
    public int place(int at) {
        return origins == null ? at : origins.place(at);
    }

    /**
     * Where a piece of text that ends at a place (exclusive) ended as written. Unlike {@link #place} it leaves out what
     * was stripped behind it: a word before {@code </b>} ends before the tag.
     *
     * @param at 0 to the length of {@link #text()}
     */
    public int end(int at) {
        return origins == null ? at : origins.end(at);
    }

    /** All that is read otherwise than written, in order; for people who ask why. */
    public List<Change> changes() {
        Changes changes = new Changes();
        Reading reading = new Reading(clean, changes);
        return changes.all(clean, reading.read(0), reading.origins());
    }
}
