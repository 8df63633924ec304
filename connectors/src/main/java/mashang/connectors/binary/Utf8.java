package mashang.connectors.binary;

/**
 * UTF-8 written where there is room for it already: {@link String#getBytes} makes an array three times as large as a Chinese text, and
 * then one of the right length.
 */
public final class Utf8 {
    /** Bytes that a char needs at most; a surrogate pair needs four. */
    public static final int MOST = 3;

    private Utf8() {}

    /**
     * Writes a text; half a surrogate pair becomes {@code ?}, as {@link String#getBytes} has it.
     *
     * @param to has room for {@link #MOST} times the text's length
     * @return where it ends
     */
    public static int write(String text, byte[] to, int at) {
        int length = text.length();
        int end = at;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                to[end++] = (byte) c;
            } else if (c < 0x800) {
                to[end++] = (byte) (0xC0 | (c >> 6));
                to[end++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                to[end++] = (byte) (0xE0 | (c >> 12));
                to[end++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                to[end++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                end = write(Character.toCodePoint(c, text.charAt(++i)), to, end);
            } else {
                to[end++] = '?';
            }
        }
        return end;
    }

    private static int write(int supplementary, byte[] to, int at) {
        to[at] = (byte) (0xF0 | (supplementary >> 18));
        to[at + 1] = (byte) (0x80 | ((supplementary >> 12) & 0x3F));
        to[at + 2] = (byte) (0x80 | ((supplementary >> 6) & 0x3F));
        to[at + 3] = (byte) (0x80 | (supplementary & 0x3F));
        return at + 4;
    }
}
