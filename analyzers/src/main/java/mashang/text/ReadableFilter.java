package mashang.text;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;
import org.jspecify.annotations.Nullable;

/**
 * {@link Readable} as a char filter in front of a tokenizer; offsets are those of the text as written.
 *
 * <p>The whole text is read at once, because a script or comment may end anywhere. A token that ends before something
 * left out ends behind it here, as with all of Lucene's char filters: their interface does not know starts from ends.
 */
public final class ReadableFilter extends CharFilter {
    private static final int BUFFER = 4096;

    private @Nullable Readable readable;
    private int at;

    /** Reads nothing yet. */
    public ReadableFilter(Reader clean) {
        super(clean);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        if (readable == null) {
            readable = Readable.of(all());
        }
        String text = readable.text();
        if (at == text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), at + length);
        text.getChars(at, end, buffer, from);
        int read = end - at;
        at = end;
        return read;
    }

    @Override
    protected int correct(int offset) {
        return readable == null
                ? offset
                : readable.place(Math.min(offset, readable.text().length()));
    }

    private String all() throws IOException {
        StringBuilder all = new StringBuilder();
        char[] buffer = new char[BUFFER];
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
            all.append(buffer, 0, read);
        }
        return all.toString();
    }
}
