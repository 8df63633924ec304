package mashang.text;

/** Vehicle plates: province, letter of the city, five or (new energy) six letters and digits. */
final class Plates {
    private static final String SEPARATORS = " ·•・.-";
    private static final String LAST = "挂学警港澳领使";
    private static final int LONGEST = 6;

    private Plates() {}

    /** Where the plate that begins with the province at {@code at} ends, or {@code at} where there is none. */
    static int end(String text, int at) {
        int city = skipSeparator(text, at + 1);
        if (!Chars.letter(Chars.at(text, city))) {
            return at;
        }
        int from = skipSeparator(text, city + 1);
        int to = from;
        int numerals = 0;
        while (to - from <= LONGEST && Chars.letterOrDigit(Chars.at(text, to))) {
            numerals += Chars.letter(Chars.at(text, to)) ? 0 : 1;
            to++;
        }
        int length = to - from;
        if (length == LONGEST - 2 && LAST.indexOf(Chars.at(text, to)) >= 0) {
            return to + 1;
        }
        boolean short5 = length == LONGEST - 1 && numerals > 0;
        boolean long6 = length == LONGEST
                && numerals >= LONGEST - 2
                && (Chars.letter(Chars.at(text, from)) || Chars.letter(Chars.at(text, to - 1)));
        return short5 || long6 ? to : at;
    }

    private static int skipSeparator(String text, int at) {
        char c = Chars.at(text, at);
        return c != 0 && SEPARATORS.indexOf(c) >= 0 ? at + 1 : at;
    }
}
