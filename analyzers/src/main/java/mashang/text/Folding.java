package mashang.text;

/** Of each character of the basic plane, what it is read as, and whether there is more to it. */
final class Folding {
    /** Nothing but its folding. */
    static final byte PLAIN = 0;
    /** Punctuation or a space: of more than two in a row the rest is left out. */
    static final byte SIGN = 1;
    /** A character that only traditional writing has. */
    static final byte TRADITIONAL = 2;
    /** A character of which the neighbours decide. */
    static final byte NEIGHBOURS = 3;
    /** Perhaps a tag. */
    static final byte LESS = 4;
    /** Perhaps an entity. */
    static final byte AMPERSAND = 5;
    /** A round bracket, or a question mark in its place: perhaps of a reading. */
    static final byte OPENS = 6;
    /** A square bracket that closes. */
    static final byte CLOSES = 7;
    /** Perhaps a mask. */
    static final byte MASK = 8;
    /** A line break. */
    static final byte LINE = 9;
    /** A character nobody sees. */
    static final byte UNSEEN = 10;
    /** Half of a character of another plane. */
    static final byte SURROGATE = 11;

    private static final String LINE_BREAKS = "\n\r\u000B\f\u0085\u2028\u2029";
    private static final String REPEATING = " ！？。，、…—～－＝＊＿＃·．；：＋｜＾＂＇／＼＄％＠｀｛｝［＜＞＆（）《》“”‘’「」★☆※●○■□◆◇";
    private static final String HALF_WIDTH = "｡｢｣､･";
    private static final String FULL_WIDTH = "。「」、·";

    private static final char[] FOLDED = new char[Character.MAX_VALUE + 1];
    private static final byte[] KINDS = new byte[Character.MAX_VALUE + 1];

    static {
        for (int i = 0; i < FOLDED.length; i++) {
            FOLDED[i] = folded((char) i);
        }
        for (int i = 0; i < KINDS.length; i++) {
            KINDS[i] = kindOf((char) i);
        }
    }

    private Folding() {}

    /** What a character is read as, without regard to what is around it. */
    static char of(char c) {
        return FOLDED[c];
    }

    static byte kind(char c) {
        return KINDS[c];
    }

    /** The first place of a text where something may have to change; its length if there is none. */
    static int firstToChange(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (KINDS[c] != PLAIN ? changes(text, i) : FOLDED[c] != c) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean changes(String text, int at) {
        char c = text.charAt(at);
        return switch (KINDS[c]) {
            case SIGN -> FOLDED[c] != c || (at > 1 && text.charAt(at - 1) == c && text.charAt(at - 2) == c);
            case NEIGHBOURS -> Simplified.among(text, at, false) != c;
            default -> true;
        };
    }

    /** Whether it is a Chinese character. */
    static boolean chinese(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF) || c == '〇' || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF);
    }

    /** Whether a character shows nothing and parts nothing: formats, variation selectors, tags. */
    static boolean unseen(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF)
                || codePoint == 0x034F;
    }

    private static char folded(char c) {
        char narrow = Chars.fold(c);
        if (LINE_BREAKS.indexOf(c) >= 0) {
            return '\n';
        }
        if (narrow == ' ' || Character.isISOControl(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        if (Chars.letterOrDigit(narrow)) {
            return narrow;
        }
        int halfWidth = HALF_WIDTH.indexOf(c);
        if (halfWidth >= 0) {
            return FULL_WIDTH.charAt(halfWidth);
        }
        return Simplified.dependsOnNeighbours(c) ? c : Simplified.of(Chars.widen(narrow));
    }

    private static byte kindOf(char c) {
        return switch (c) {
            case '<' -> LESS;
            case '&' -> AMPERSAND;
            case '(', '（', '?' -> OPENS;
            case ']', '］', '】' -> CLOSES;
            case '〔' -> MASK;
            default -> kindOfOthers(c);
        };
    }

    private static byte kindOfOthers(char c) {
        if (LINE_BREAKS.indexOf(c) >= 0) {
            return LINE;
        }
        if (Character.isSurrogate(c)) {
            return SURROGATE;
        }
        if (unseen(c)) {
            return UNSEEN;
        }
        if (Simplified.dependsOnNeighbours(c)) {
            return NEIGHBOURS;
        }
        if (chinese(c) && FOLDED[c] != c) {
            return TRADITIONAL;
        }
        return REPEATING.indexOf(FOLDED[c]) >= 0 ? SIGN : PLAIN;
    }
}
