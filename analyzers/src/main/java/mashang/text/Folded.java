package mashang.text;

import java.util.Arrays;

/**
 * A text as it can be compared and cut: full width folded, punctuation made full width, masks and controls made breaks.
 * Every character stays at its place.
 */
final class Folded {
    private static final int SIGN_LENGTH = Mask.PHONE.sign().length();

    private final String clean;
    private final String text;

    private Folded(String clean, String text) {
        this.clean = clean;
        this.text = text;
    }

    static Folded of(String clean) {
        char[] folded = new char[clean.length()];
        for (int i = 0; i < folded.length; i++) {
            char c = Chars.fold(clean.charAt(i));
            folded[i] = Chars.letterOrDigit(c) ? c : Character.isISOControl(c) ? ' ' : Chars.widen(c);
            int close = i - SIGN_LENGTH + 1;
            if (c == '〕' && close >= 0 && clean.charAt(close) == '〔') {
                Arrays.fill(folded, close, i + 1, '，');
            }
        }
        return new Folded(clean, new String(folded));
    }

    String text() {
        return text;
    }

    /** Where a character of {@link #text()}, or the end of it, stands in the clean text. */
    int place(int at) {
        return at;
    }

    /** What is written in the clean text between two places of {@link #text()}. */
    String written(int from, int to) {
        return clean.substring(place(from), place(to));
    }
}
