package mashang.text;

/** Single characters: full width as ASCII, digits of both scripts. */
final class Chars {
    private static final int FULL_WIDTH = 0xFEE0;
    /** From the CJK radicals on; no letter here that fold() leaves has two cases. */
    private static final char FIRST_OF_EAST_ASIA = '\u2E80';

    private Chars() {}

    /** The ASCII character of a full-width one; any other as it is. */
    static char fold(char c) {
        return c >= '！' && c <= '～' ? (char) (c - FULL_WIDTH) : c == '\u3000' || c == '\u00A0' ? ' ' : c;
    }

    /** The lower-case form of a letter that has one; any other character as it is. */
    static char lower(char c) {
        return c >= FIRST_OF_EAST_ASIA || (c >= 'a' && c <= 'z') ? c : Character.toLowerCase(c);
    }

    /** The full-width form of ASCII punctuation; any other character as it is. */
    static char widen(char c) {
        return c > ' ' && c < 0x7F && !letterOrDigit(c) ? (char) (c + FULL_WIDTH) : c;
    }

    /** 0 to 9 for an ASCII or full-width digit, −1 for anything else. */
    static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= '０' && c <= '９' ? c - '０' : -1;
    }

    /** 0 to 9 for a Chinese digit as numbers are dictated, −1 for anything else. */
    static int chineseDigit(char c) {
        return switch (c) {
            case '零', '〇', '○' -> 0;
            case '一', '幺' -> 1;
            case '二' -> 2;
            case '三' -> 3;
            case '四' -> 4;
            case '五' -> 5;
            case '六' -> 6;
            case '七' -> 7;
            case '八' -> 8;
            case '九' -> 9;
            default -> -1;
        };
    }

    /** Whether a folded character is an ASCII letter. */
    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether a folded character is an ASCII letter or digit. */
    static boolean letterOrDigit(char c) {
        return letter(c) || (c >= '0' && c <= '9');
    }

    /** The folded character at a place, or 0 outside the text. */
    static char at(String text, int at) {
        return at >= 0 && at < text.length() ? fold(text.charAt(at)) : 0;
    }
}
