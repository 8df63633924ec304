package mashang.local.text;

import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Lines of UTF-8, however many and however long, in bounded memory. Not for several threads.
 *
 * <p>A line of more than {@value #LONGEST} chars comes in pieces: cut after the last sentence end in the second half of
 * what fits, else after a comma or blank, else where it is full, and never inside a surrogate pair. Bytes that are not
 * UTF-8 become {@code U+FFFD}, as Java's decoder counts them; {@link #malformedLines()} tells how many lines have such.
 * A byte order mark at the very beginning is no text ({@link #byteOrderMark()}).
 */
public final class Utf8Lines {
    /** Longest piece, in chars. */
    public static final int LONGEST = 1 << 16;

    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String SENTENCE_ENDS = "。！？；";
    private static final String BLANKS = "，、： \t\u3000";

    private final InputStream in;
    private final Flushable beforeWaiting;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(LONGEST).flip();
    /** From its position to {@link #decoded}: read, and not yet given out. */
    private final CharBuffer chars = CharBuffer.allocate(2 * LONGEST);

    private int decoded;
    /** No line feed lies before it. */
    private int scanned;

    private boolean started;
    private boolean byteOrderMark;
    private boolean ended;

    private String text = "";
    private String ending = "\n";
    private long line;
    private long malformedLines;
    private long firstMalformed;
    private long lastMalformed;
    /** Line feeds before this place of the buffer were counted into {@link #feeds}. */
    private int countedTo;

    private long feeds;

    /**
     * @param in bytes
     * @param beforeWaiting flushed before each read that may have to wait, so that who types a line sees its result
     */
    public Utf8Lines(InputStream in, Flushable beforeWaiting) {
        this.in = in;
        this.beforeWaiting = beforeWaiting;
    }

    /** The bytes could not be read. */
    public static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Goes to the next line, or to the next piece of a long one.
     *
     * @return false at the end
     * @throws Unreadable if the input cannot be read; any other exception comes from flushing
     */
    public boolean next() throws IOException {
        if (!started) {
            start();
        }
        boolean begins = !continued();
        while (true) {
            int feed = feed();
            boolean whole = feed >= 0 || (ended && !bytes.hasRemaining());
            int end = feed >= 0 ? feed : decoded;
            boolean afterReturn = feed > chars.position() && chars.get(feed - 1) == '\r';
            int length = end - (afterReturn ? 1 : 0) - chars.position();
            if (length > LONGEST + (whole ? 0 : 1)) {
                give(cut(), "", begins);
                return true;
            }
            if (whole) {
                boolean more = end > chars.position() || feed >= 0;
                if (more) {
                    give(chars.position() + length, feed < 0 ? "" : afterReturn ? "\r\n" : "\n", begins);
                }
                return more;
            }
            fill();
        }
    }

    /** The line or piece, without its end. */
    public String text() {
        return text;
    }

    /** How the line ends: a line feed, with a carriage return or without; empty for a piece that has more behind it, and at the end of the input. */
    public String ending() {
        return ending;
    }

    /** Whether the line goes on, should there be more. */
    public boolean continued() {
        return ending.isEmpty();
    }

    /** Number of the line, from 1. */
    public long line() {
        return line;
    }

    /** Whether the input begins with a byte order mark; known after the first {@link #next()}. */
    public boolean byteOrderMark() {
        return byteOrderMark;
    }

    /** How many lines read so far (some may not have been given out yet) were not UTF-8. */
    public long malformedLines() {
        return malformedLines;
    }

    /** The first of them, from 1; 0 for none. */
    public long firstMalformed() {
        return firstMalformed;
    }

    private void start() throws IOException {
        started = true;
        while (decoded == 0 && !(ended && !bytes.hasRemaining())) {
            fill();
        }
        byteOrderMark = decoded > 0 && chars.get(0) == BYTE_ORDER_MARK;
        if (byteOrderMark) {
            chars.position(1);
        }
    }

    private void give(int end, String how, boolean begins) {
        text = new String(chars.array(), chars.position(), end - chars.position());
        ending = how;
        line += begins ? 1 : 0;
        chars.position(end + how.length());
    }

    /** Place of the next line feed, −1 where none has been read yet. */
    private int feed() {
        char[] read = chars.array();
        for (int i = Math.max(scanned, chars.position()); i < decoded; i++) {
            if (read[i] == '\n') {
                scanned = i;
                return i;
            }
        }
        scanned = decoded;
        return -1;
    }

    private int cut() {
        int from = chars.position();
        int limit = from + LONGEST;
        for (String signs : new String[] {SENTENCE_ENDS, BLANKS}) {
            for (int end = limit; end > limit - LONGEST / 2; end--) {
                if (signs.indexOf(chars.get(end - 1)) >= 0) {
                    return end;
                }
            }
        }
        char last = chars.get(limit - 1);
        return Character.isHighSurrogate(last) || last == '\r' ? limit - 1 : limit;
    }

    /** Decodes what has been read; reads on where that is nothing. */
    private void fill() throws IOException {
        shift();
        int before = decoded;
        decode();
        if (decoded == before && !ended) {
            read();
            decode();
        }
    }

    private void decode() {
        int from = chars.position();
        chars.limit(chars.capacity()).position(decoded);
        CoderResult result = decoder.decode(bytes, chars, ended);
        boolean malformed = result.isMalformed() && chars.hasRemaining();
        if (malformed) {
            bytes.position(bytes.position() + result.length());
            chars.put(REPLACEMENT);
        }
        decoded = chars.position();
        chars.position(from);
        if (malformed) {
            noteMalformed();
        }
    }

    private void read() throws IOException {
        if (!moreIsThere()) {
            beforeWaiting.flush();
        }
        bytes.compact();
        try {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(0, count));
        } catch (IOException e) {
            throw new Unreadable(e);
        } finally {
            bytes.flip();
        }
    }

    private boolean moreIsThere() throws Unreadable {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    /** Makes room behind what was not given out yet. */
    private void shift() {
        int by = chars.position();
        if (by > 0) {
            count(by);
            chars.limit(decoded);
            chars.compact();
            chars.position(0);
            decoded -= by;
            scanned = Math.max(0, scanned - by);
            countedTo -= by;
        }
    }

    private void noteMalformed() {
        count(decoded);
        long at = feeds + 1;
        if (at != lastMalformed) {
            malformedLines++;
            lastMalformed = at;
            firstMalformed = firstMalformed == 0 ? at : firstMalformed;
        }
    }

    /** Counts line feeds, each once. */
    private void count(int to) {
        for (; countedTo < to; countedTo++) {
            feeds += chars.get(countedTo) == '\n' ? 1 : 0;
        }
    }
}
