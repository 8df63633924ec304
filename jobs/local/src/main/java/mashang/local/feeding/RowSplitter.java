package mashang.local.feeding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into rows, byte by byte, without decoding it: lines, or CSV rows whose quoted fields may hold line breaks.
 *
 * <p>Good for every charset in which the bytes of line feed and quote mean only these: UTF-8, GB18030, GBK, Latin, but not
 * UTF-16. A quote that never ends must not swallow the rest of the file: past the limit the row ends at its first line break.
 */
final class RowSplitter {
    private final InputStream in;
    private final boolean quotes;
    private final int limit;
    private byte[] pending = new byte[1 << 16];
    private int from;
    private int to;
    private boolean ended;
    private long nextLine = 1;
    private long offset;

    /**
     * @param quotes whether a line break between double quotes belongs to the row
     * @param limit bytes after which a quote is taken for a stray one
     */
    RowSplitter(InputStream in, boolean quotes, int limit) {
        this.in = in;
        this.quotes = quotes;
        this.limit = limit;
    }

    /**
     * A row.
     *
     * @param offset bytes before it in the file
     * @param length its bytes, line break not included
     * @param line the line it starts on, from 1
     */
    record Row(long offset, int length, long line) {}

    /** The next row; {@code null} at the end of the file. */
    @Nullable
    Row next() throws IOException {
        int firstBreak = -1;
        boolean quoted = false;
        int lines = 0;
        int length = 0;
        while (from + length < to || more()) {
            if (length > limit && firstBreak >= 0) {
                return row(firstBreak, 1, 1);
            }
            byte b = pending[from + length];
            if (b == '"' && quotes) {
                quoted = !quoted;
            } else if (b == '\n') {
                lines++;
                if (!quoted) {
                    return row(length, 1, lines);
                }
                firstBreak = firstBreak < 0 ? length : firstBreak;
            }
            length++;
        }
        if (quoted && firstBreak >= 0) {
            return row(firstBreak, 1, 1);
        }
        return length == 0 ? null : row(length, 0, lines + 1);
    }

    /** The bytes of the row last returned. */
    byte[] bytes(Row row) {
        int start = from - (int) (offset - row.offset());
        return Arrays.copyOfRange(pending, start, start + row.length());
    }

    private Row row(int length, int lineBreak, int lines) {
        int text = length > 0 && pending[from + length - 1] == '\r' ? length - 1 : length;
        Row row = new Row(offset, text, nextLine);
        nextLine += lines;
        from += length + lineBreak;
        offset += (long) length + lineBreak;
        return row;
    }

    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (to == pending.length) {
            if (from > pending.length / 2) {
                System.arraycopy(pending, from, pending, 0, to - from);
            } else {
                byte[] larger = new byte[pending.length * 2];
                System.arraycopy(pending, from, larger, 0, to - from);
                pending = larger;
            }
            to -= from;
            from = 0;
        }
        int read = in.read(pending, to, pending.length - to);
        ended = read < 0;
        to += Math.max(read, 0);
        return !ended;
    }
}
