package mashang.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON being written as UTF-8. */
final class JsonBytes {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The longest escape: a control character as four hexadecimal digits. */
    private static final int LONGEST = 6;

    private byte[] bytes = new byte[4096];
    private int size;

    byte[] written() {
        return Arrays.copyOf(bytes, size);
    }

    /** A sign of the syntax. */
    void raw(char sign) {
        room(1);
        bytes[size++] = (byte) sign;
    }

    /** What is JSON already. */
    void raw(String json) {
        copy(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A word of plain ASCII in quotes, in which nothing needs an escape: a field, a constant, a time. */
    void word(String ascii) {
        raw('"');
        ascii(ascii);
        raw('"');
    }

    /** Plain ASCII that is JSON already, a number for instance. */
    @SuppressWarnings("deprecation") // the one way to copy ASCII without a detour; higher bytes it would lose
    void ascii(String ascii) {
        int length = ascii.length();
        room(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
    }

    /** A text in quotes. Nothing above 127 needs an escape, so the bytes may be looked at one by one. */
    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length + 2);
        bytes[size++] = '"';
        int from = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                copy(utf8, from, i);
                escape(b, utf8.length - i);
                from = i + 1;
            }
        }
        copy(utf8, from, utf8.length);
        raw('"');
    }

    private void escape(byte b, int left) {
        room(LONGEST + left);
        bytes[size++] = '\\';
        switch (b) {
            case '"', '\\' -> bytes[size++] = b;
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
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
        copy(from, 0, from.length);
    }

    private void copy(byte[] from, int begin, int end) {
        room(end - begin);
        System.arraycopy(from, begin, bytes, size, end - begin);
        size += end - begin;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
