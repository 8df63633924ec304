package mashang.text;

import java.util.Arrays;

/** Single characters: full width as ASCII, digits of all scripts. */
final class Chars {
    private static final int FULL_WIDTH = 0xFEE0;
    /** From the CJK radicals on; no letter here that fold() leaves has two cases. */
    private static final char FIRST_OF_EAST_ASIA = '\u2E80';

    /** Digits as they are dictated (一三八, 壹叁捌), each line from 0 on; a space where there is none. */
    private static final String[] SPOKEN = {
        "零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "○弌貳參 伍陸   ", " 幺弍叄      ", "⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾", " ⑴⑵⑶⑷⑸⑹⑺⑻⑼"
    };

    private static final byte[] DIGIT = new byte[Character.MAX_VALUE + 1];
    private static final byte[] SPOKEN_DIGIT = new byte[Character.MAX_VALUE + 1];

    static {
        Arrays.fill(SPOKEN_DIGIT, (byte) -1);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            DIGIT[c] = (byte) (Character.isDigit((char) c) ? Character.digit((char) c, 10) : -1);
        }
        for (String line : SPOKEN) {
            for (int value = 0; value < line.length(); value++) {
                if (line.charAt(value) != ' ') {
                    SPOKEN_DIGIT[line.charAt(value)] = (byte) value;
                }
            }
        }
    }

    private Chars() {}

    /** The ASCII character of a full-width one, a plain space for any other; any other character as it is. */
    static char fold(char c) {
        if (c < 0x80) {
            return c;
        }
        return c >= '！' && c <= '～' ? (char) (c - FULL_WIDTH) : isSpace(c) ? ' ' : c;
    }

    private static boolean isSpace(char c) {
        return c == '\u3000' || c == '\u00A0' || (c >= '\u2000' && c <= '\u200A') || c == '\u202F' || c == '\u205F';
    }

    /** The lower-case form of a letter that has one; any other character as it is. */
    static char lower(char c) {
        return c >= FIRST_OF_EAST_ASIA || (c >= 'a' && c <= 'z') ? c : Character.toLowerCase(c);
    }

    /** The full-width form of ASCII punctuation; any other character as it is. */
    static char widen(char c) {
        return c > ' ' && c < 0x7F && !letterOrDigit(c) ? (char) (c + FULL_WIDTH) : c;
    }

    /** 0 to 9 for a decimal digit of any script, −1 for anything else. */
    static int digit(char c) {
        return DIGIT[c];
    }

    /** 0 to 9 for a Chinese digit as numbers are dictated, and for one in a circle; −1 for anything else. */
    static int spokenDigit(char c) {
        return SPOKEN_DIGIT[c];
    }

    /** Whether a character is a Chinese one of the basic plane. */
    static boolean han(char c) {
        return c >= '\u3400' && c <= '\u9FFF';
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
