package mashang.config;

/**
 * Makes text of a feed fit for events: no control characters, no halves of surrogate pairs. What was unreadable shows as
 * U+FFFD. Costs one scan where there is nothing to do, which is nearly always.
 */
final class PlainText {
    /** Stands for bytes or halves of characters that could not be read. */
    static final char BROKEN = '\uFFFD';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PlainText() {}

    /** One line: line breaks and tabs become spaces, other controls go, blanks at both ends go. */
    static String line(String text) {
        return clean(text, false);
    }

    /** Several lines: line breaks become {@code \n}; otherwise as {@link #line}. */
    static String lines(String text) {
        return clean(text, true);
    }

    static boolean isBroken(String text) {
        return text.indexOf(BROKEN) >= 0;
    }

    /** Whether a text is usable as an id exactly as it is: an id is never repaired, for two could become one. */
    static boolean isSound(String text) {
        return !isBroken(text) && firstOdd(text, false) == text.length();
    }

    /** At most so many characters, cut before a character and never within one. */
    static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        boolean splits = maxChars > 0 && Character.isHighSurrogate(text.charAt(maxChars - 1));
        return text.substring(0, splits ? maxChars - 1 : maxChars);
    }

    private static String clean(String text, boolean keepLines) {
        int odd = firstOdd(text, keepLines);
        if (odd == text.length()) {
            return text.strip();
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, odd);
        for (int i = odd; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                out.append(BROKEN);
            } else if (c == '\n' || c == '\r') {
                boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                i += pair ? 1 : 0;
                out.append(keepLines ? '\n' : ' ');
            } else if (c == '\t') {
                out.append(' ');
            } else if (!Character.isISOControl(c) && c != BYTE_ORDER_MARK) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    private static int firstOdd(String text, boolean keepLines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x9f && (c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c != BYTE_ORDER_MARK))) {
                continue; // nearly every character of a Chinese text, its punctuation among them
            }
            if (c < ' ' ? !(keepLines && c == '\n') : c >= 0x7f && isOdd(text, i, c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                i++; // its other half was looked at
            }
        }
        return text.length();
    }

    private static boolean isOdd(String text, int i, char c) {
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return c <= 0x9f || Character.isLowSurrogate(c) || c == BYTE_ORDER_MARK;
    }
}
