package mashang.text;

/**
 * The groups of digits that begin at a place of a text, and the signs that part them: {@code 138 0013-8000} is three
 * groups. Looks at no more than {@value #LOOK_AHEAD} characters. Reused from place to place and from text to text.
 */
final class DigitGroups {
    /** Which characters are digits. */
    enum Script {
        /** Decimal digits, ASCII, full width or of another script. */
        WRITTEN,
        /** Digits as they are dictated: 一三八, 壹叁捌, and those in circles. */
        SPOKEN,
        /** Both, mixed. */
        ANY
    }

    static final int MOST_DIGITS = 19;
    /** Longest sign between two groups, spaces around it included. */
    private static final int LONGEST_SIGN = 6;

    /** Longest run of digits and signs that is looked at together. */
    static final int LOOK_AHEAD = (MOST_DIGITS + 1) * (1 + LONGEST_SIGN);

    /** Spaces and a dash: the usual sign; any other value is an unusual sign itself. */
    static final char USUAL = ' ';

    private static final char LINE_BREAK = '\n';
    /** Line breaks beside usual separators: a number that ran over the end of a line. */
    private static final char WRAPPED = '\u21B5';

    private static final char BRACKET = ')';
    static final char MIXED = '?';

    private static final String UNUSUAL = ".,/_·•・\t、。;:…~|#*+()";

    private static final byte NO_SIGN = 0;
    private static final byte SIGN = 1;
    private static final byte DASH = 2;
    private static final byte BREAK = 3;
    private static final byte SPACE = 4;
    private static final byte PAIR = 5;

    /** What each character is between groups. */
    private static final byte[] SIGNS = signs();

    private String text = "";
    private Script script = Script.WRITTEN;
    private final int[] digit = new int[MOST_DIGITS + 2];
    /** Number of digits up to and with each group, and where in the text the group ends. */
    private final int[] upTo = new int[MOST_DIGITS + 2];

    private final int[] endOf = new int[MOST_DIGITS + 2];
    /** The sign before each group. */
    private final char[] signOf = new char[MOST_DIGITS + 2];

    private int digits;
    private int groups;
    private boolean mixed;
    /** Where the first character lies that is no longer part of them. */
    private int next;
    /** The sign that {@link #skipSign} went past. */
    private char skipped;
    /** Where the first group begins that did not fit, or where there is none, and the sign before it. */
    private int rest;

    private char signOfRest;
    /** Whether a bracket parts no groups: it is one around the first. */
    private boolean inBracket;
    /** Whether the groups are as {@link #read} read them. */
    private boolean isPlain;

    /**
     * Reads the groups of a text from a place on, as long as they fit. Where the place is the second group of those read
     * before, what is known of the others is kept: in a row of short groups each is read once, not twenty times.
     */
    @SuppressWarnings("ReferenceEquality") // the very text: comparing the characters would cost what is to be saved
    void read(String of, int at, Script digitsOf) {
        if (isPlain && groups > 1 && digitsOf == Script.WRITTEN && of == text && at == endOf[1] - upTo[1] + upTo[0]) {
            dropFirst();
            skipped = signOfRest;
            collect(rest);
            return;
        }
        inBracket = false;
        readAnew(of, at, digitsOf);
    }

    /** Reads the groups behind a bracket that opens. */
    void readInBracket(String of, int at) {
        inBracket = true;
        readAnew(of, at, Script.WRITTEN);
        isPlain = false;
    }

    private void readAnew(String of, int at, Script digitsOf) {
        text = of;
        script = digitsOf;
        digits = 0;
        groups = 0;
        mixed = false;
        skipped = USUAL;
        isPlain = digitsOf == Script.WRITTEN;
        collect(at);
    }

    private void dropFirst() {
        int dropped = upTo[0];
        groups--;
        digits -= dropped;
        System.arraycopy(digit, dropped, digit, 0, digits);
        System.arraycopy(endOf, 1, endOf, 0, groups);
        System.arraycopy(signOf, 1, signOf, 0, groups);
        for (int g = 0; g < groups; g++) {
            upTo[g] = upTo[g + 1] - dropped;
        }
        signOf[0] = USUAL;
    }

    /** Reads on behind a bracket that closed after the first group. */
    void readOnBehindBracket(int at) {
        isPlain = false;
        collect(skipSign(at));
        if (groups > 1) {
            signOf[1] = signOf[1] == USUAL ? BRACKET : MIXED;
        }
    }

    private void collect(int at) {
        int i = at;
        while (value(i) >= 0 && groups < upTo.length) {
            int n = digits;
            rest = i;
            signOfRest = skipped;
            for (int value = value(i); value >= 0; value = value(++i)) {
                if (n == MOST_DIGITS) {
                    next = i;
                    return;
                }
                digit[n++] = value;
            }
            digits = n;
            upTo[groups] = n;
            signOf[groups] = skipped;
            endOf[groups++] = i;
            i = skipSign(i);
        }
        rest = i;
        signOfRest = skipped;
        next = i;
    }

    private int value(int at) {
        if (at < 0 || at >= text.length()) {
            return -1;
        }
        char c = text.charAt(at);
        return switch (script) {
            case WRITTEN -> Chars.digit(c);
            case SPOKEN -> Chars.spokenDigit(c);
            case ANY -> any(c);
        };
    }

    private int any(char c) {
        int written = Chars.digit(c);
        mixed |= written >= 0;
        return written >= 0 ? written : Chars.spokenDigit(c);
    }

    /** After spaces, one sign or several of the same, spaces. */
    int skipSign(int at) {
        int i = at;
        skipped = 0;
        while (i - at < LONGEST_SIGN && i < text.length()) {
            char c = text.charAt(i);
            byte kind = SIGNS[c];
            char sign = kind == SPACE ? 0 : signAt(i, c, kind);
            if (kind != SPACE && (sign == 0 || (skipped != 0 && sign != skipped))) {
                break;
            }
            skipped = sign == 0 ? skipped : sign;
            i += kind == PAIR ? 2 : 1;
        }
        skipped = skipped == 0 ? USUAL : skipped;
        return i;
    }

    private char sign(char folded) {
        return folded == '(' || folded == ')' ? (inBracket ? 0 : '(') : folded;
    }

    /** The sign that a character is, 0 where it separates nothing. */
    private char signAt(int at, char c, byte kind) {
        return switch (kind) {
            case SIGN -> sign(Chars.fold(c));
            case DASH -> USUAL;
            case BREAK -> LINE_BREAK;
            case PAIR -> {
                char low = Chars.at(text, at + 1);
                boolean picture = Character.isLowSurrogate(low)
                        && Character.getType(Character.toCodePoint(c, low)) == Character.OTHER_SYMBOL;
                yield picture ? low : 0;
            }
            default -> 0;
        };
    }

    /** Whether a number cannot go on with this character. */
    static boolean stops(char c) {
        return SIGNS[c] == NO_SIGN && Chars.digit(c) < 0 && Chars.spokenDigit(c) < 0;
    }

    private static byte[] signs() {
        byte[] signs = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i <= Character.MAX_VALUE; i++) {
            char c = (char) i;
            char folded = Chars.fold(c);
            boolean symbol = c >= 0x80 && Character.getType(c) == Character.OTHER_SYMBOL && Chars.spokenDigit(c) < 0;
            if (folded == ' ') {
                signs[c] = SPACE;
            } else if (folded == '-' || (c >= '\u2010' && c <= '\u2015')) {
                signs[c] = DASH;
            } else if (c == '\n' || c == '\r') {
                signs[c] = BREAK;
            } else if (Character.isHighSurrogate(c)) {
                signs[c] = PAIR;
            } else if (symbol || UNUSUAL.indexOf(folded) >= 0) {
                signs[c] = SIGN;
            }
        }
        return signs;
    }

    /** What stands between the groups of {@code [from, to)}: one sign, or {@link #MIXED}. */
    char signBetween(int from, int to) {
        char sign = 0;
        for (int g = 1; g < groups && upTo[g - 1] < to; g++) {
            char after = signOf[g];
            boolean afterCountry = upTo[g - 1] <= from;
            if (afterCountry && after != USUAL) {
                return MIXED;
            }
            if (afterCountry || after == BRACKET || after == sign) {
                continue;
            }
            boolean lines = sign == WRAPPED || sign == LINE_BREAK || after == LINE_BREAK;
            boolean wrapped = lines && (sign == USUAL || sign == WRAPPED || after == USUAL);
            sign = sign == 0 ? after : wrapped && (after == USUAL || after == LINE_BREAK) ? WRAPPED : MIXED;
        }
        return sign == 0 ? USUAL : sign;
    }

    /**
     * How the digits {@code [from, from + length)} are cut into groups, as {@link #shape} writes it.
     *
     * @return −1 where no group ends there, or they are parted by different signs, or by the usual where unusual ones
     *     are asked for, or the other way round
     */
    long shapeTo(int from, int length, boolean unusual) {
        char sign = signBetween(from, from + length);
        if (sign == MIXED || unusual == (sign == USUAL)) {
            return -1;
        }
        long shape = 0;
        int last = from;
        for (int g = 0; g < groups; g++) {
            if (upTo[g] > last) {
                shape = shape << 5 | (upTo[g] - last);
                last = upTo[g];
            }
            if (last >= from + length) {
                boolean whole = last == from + length && !(sign == WRAPPED && goesOn(g));
                return whole ? shape : -1;
            }
        }
        return -1;
    }

    /** Whether the group that follows is parted from this one as this one is from those before it on its line. */
    private boolean goesOn(int group) {
        return group + 1 < groups && signOf[group] == USUAL && signOf[group + 1] == USUAL;
    }

    /** Whether a single digit leads groups parted by ever other signs: no number is written so. Asked to save time. */
    boolean isLoose() {
        if (groups < 3 || upTo[0] > 1 || digit[0] == 0 || digit[0] == 8 || signOf[1] == signOf[2]) {
            return false;
        }
        boolean wrapped = isPlainOrBreak(signOf[1]) && isPlainOrBreak(signOf[2]);
        return !wrapped && signOf[1] != BRACKET && signOf[2] != BRACKET;
    }

    private static boolean isPlainOrBreak(char sign) {
        return sign == USUAL || sign == LINE_BREAK;
    }

    /** Whether three groups of four, parted as usual, begin with this one: those of a card, rather than a phone's. */
    boolean fours(int group) {
        for (int g = group; g < group + 3; g++) {
            if (g >= groups || upTo[g] - upTo[g - 1] != 4 || (g > group && signOf[g] != USUAL)) {
                return false;
            }
        }
        return true;
    }

    /** Lengths of groups as one number. */
    static long shape(int... lengths) {
        long shape = 0;
        for (int length : lengths) {
            shape = shape << 5 | length;
        }
        return shape;
    }

    /** Whether a shape is one of these. */
    static boolean among(long[] shapes, long shape) {
        for (long one : shapes) {
            if (one == shape) {
                return true;
            }
        }
        return false;
    }

    /** Where the digits {@code [0, count)} end in the text, or −1 where no group ends with them. */
    int endOf(int count) {
        for (int g = 0; g < groups && upTo[g] <= count; g++) {
            if (upTo[g] == count) {
                return endOf[g];
            }
        }
        return -1;
    }

    /** Where the run of digits at a place ends. */
    int runEnd(int at) {
        int end = at;
        while (value(end) >= 0) {
            end++;
        }
        return end;
    }

    /** Whether decimal digits were met where both are read. */
    boolean mixed() {
        return mixed;
    }

    int digits() {
        return digits;
    }

    int groups() {
        return groups;
    }

    /** The digits; those beyond {@link #digits()} mean nothing. */
    int[] values() {
        return digit;
    }

    int digit(int index) {
        return digit[index];
    }

    /** Number of digits of the first group; 0 where there is none. */
    int first() {
        return groups == 0 ? 0 : upTo[0];
    }

    /** The sign behind the first group; 0 where there is one group only. */
    char firstSign() {
        return groups > 1 ? signOf[1] : 0;
    }

    /** Where the first character lies that is no longer part of the groups. */
    int next() {
        return next;
    }
}
