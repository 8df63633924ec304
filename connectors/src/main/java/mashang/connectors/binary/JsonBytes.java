package mashang.connectors.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mashang.workorder.IsoTimes;

/** JSON being written as UTF-8. */
public final class JsonBytes {
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** The longest escape: a control character as four hexadecimal digits. */
    private static final int LONGEST = 6;

    private byte[] bytes = new byte[4096];
    private int size;

    /** Hands out what was written, and begins anew: the room is used again. */
    public byte[] takeWritten() {
        byte[] written = Arrays.copyOf(bytes, size);
        size = 0;
        return written;
    }

    /** A sign of the syntax. */
    public void raw(char sign) {
        room(1);
        bytes[size++] = (byte) sign;
    }

    /** What is JSON already. */
    public void raw(String json) {
        copy(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A word of plain ASCII in quotes, in which nothing needs an escape: a field, a constant. */
    public void word(String ascii) {
        room(ascii.length() + 2);
        bytes[size++] = '"';
        ascii(ascii);
        bytes[size++] = '"';
    }

    /** A time in quotes, in epoch milliseconds. */
    public void time(long epochMillis) {
        room(IsoTimes.MOST + 2);
        bytes[size++] = '"';
        size = IsoTimes.write(epochMillis, bytes, size);
        bytes[size++] = '"';
    }

    /** The same with milliseconds always; says no, and writes nothing, where the year is not one of 1 to 9999. */
    public boolean timeInMillis(long epochMillis) {
        room(IsoTimes.MOST + 2);
        int end = IsoTimes.writeMillis(epochMillis, bytes, size + 1);
        if (end < 0) {
            return false;
        }
        bytes[size] = '"';
        bytes[end] = '"';
        size = end + 1;
        return true;
    }

    /** Plain ASCII that is JSON already, a number for instance. */
    @SuppressWarnings("deprecation") // the one way to copy ASCII without a detour; higher bytes it would lose
    public void ascii(String ascii) {
        int length = ascii.length();
        room(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
    }

    /** A text in quotes. Nothing above 127 needs an escape, so the bytes may be looked at one by one. */
    public void text(String text) {
        room(Utf8.MOST * text.length() + 2);
        bytes[size++] = '"';
        int end = Utf8.write(text, bytes, size);
        while (size < end && !needsEscape(bytes[size])) {
            size++;
        }
        if (size < end) {
            escaped(Arrays.copyOfRange(bytes, size, end));
        }
        raw('"');
    }

    private static boolean needsEscape(byte b) {
        return b == '"' || b == '\\' || (b >= 0 && b < ' ');
    }

    private void escaped(byte[] utf8) {
        room(LONGEST * utf8.length);
        for (byte b : utf8) {
            if (needsEscape(b)) {
                escape(b);
            } else {
                bytes[size++] = b;
            }
        }
    }

    private void escape(byte b) {
        bytes[size++] = '\\';
        switch (b) {
            case '"', '\\' -> bytes[size++] = b;
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            case '\b' -> bytes[size++] = 'b';
            case '\f' -> bytes[size++] = 'f';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = DIGITS[b >> 4];
                bytes[size++] = DIGITS[b & 0xF];
            }
        }
    }

    private void copy(byte[] from) {
        room(from.length);
        System.arraycopy(from, 0, bytes, size, from.length);
        size += from.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
