package mashang.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the numbers that identify a person in groups of digits: {@code 138 0013-8000} is three groups.
 *
 * <p>A number is taken for one only where its groups are cut as people cut it, so that a date beside a price does not
 * become a phone. Usual between groups are spaces and a dash; with the same unusual sign between all of them (a dot, a
 * slash, a line break) only the plainest cuts count: a mobile number 3-4-4, a card in fours, a fixed number after a word
 * for it. Looks at no more than {@value #LOOK_AHEAD} characters from where it is asked.
 */
final class Digits {
    /** Longest run of digits and separators that is looked at together. */
    static final int LOOK_AHEAD = 80;

    private static final int MOST_DIGITS = 19;
    private static final int EXTENSION_DIGITS = 5;

    private static final Set<Long> MOBILE_SHAPES = Set.of(
            shape(11),
            shape(3, 4, 4),
            shape(3, 8),
            shape(7, 4),
            shape(5, 6),
            shape(3, 3, 5),
            shape(3, 5, 3),
            shape(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    private static final Set<Long> CARD_SHAPES = Set.of(
            shape(16),
            shape(17),
            shape(18),
            shape(19),
            shape(4, 4, 4, 4),
            shape(4, 4, 4, 4, 1),
            shape(4, 4, 4, 4, 2),
            shape(4, 4, 4, 4, 3),
            shape(6, 10),
            shape(6, 11),
            shape(6, 12),
            shape(6, 13));
    private static final Set<Long> OLD_IDENTITY_SHAPES = Set.of(shape(15), shape(6, 6, 3));
    private static final Set<Long> FOURS =
            Set.of(shape(4, 4, 4, 4), shape(4, 4, 4, 4, 1), shape(4, 4, 4, 4, 2), shape(4, 4, 4, 4, 3));

    /** Signs between groups; any other value is an unusual sign itself. */
    private static final char USUAL = ' ';

    private static final char LINE_BREAK = '\n';
    /** Line breaks beside usual separators: a number that ran over the end of a line. */
    private static final char WRAPPED = '\u21B5';

    private static final char BRACKET = ')';
    private static final char MIXED = '?';

    private static final String UNUSUAL = ".,/_·•・\t";
    /** What follows an amount or the last of several rooms, and no phone. */
    private static final String COUNTED = "元块户室栋幢米平吨年㎡%";

    private final String text;
    private final int[] digit = new int[MOST_DIGITS + 2];
    /** Number of digits up to and with each group, and where in the text the group ends. */
    private final int[] upTo = new int[MOST_DIGITS + 2];

    private final int[] endOf = new int[MOST_DIGITS + 2];
    /** The sign before each group. */
    private final char[] signOf = new char[MOST_DIGITS + 2];

    private int digits;
    private int groups;
    /** Whether numbers with an unusual sign between their groups are looked for, or those without. */
    private boolean unusual;
    /** The sign that {@link #skipSeparator} went past. */
    private char skipped;

    private @Nullable Mask mask;
    private int prefix;

    Digits(String text) {
        this.text = text;
    }

    /** What the last number was, or null where it was none of ours. */
    @Nullable
    Mask mask() {
        return mask;
    }

    /** How many characters before the last number belong to it (a plus sign). */
    int prefix() {
        return prefix;
    }

    /** Looks at the group of digits that begins here and those after it; returns the end of what was recognised. */
    int written(int at) {
        restart();
        collect(at);
        boolean afterLetter = Chars.letter(Chars.at(text, at - 1));
        int end = identity();
        if (end < 0 && !decimal(at)) {
            end = phone(at, afterLetter);
        }
        if (end < 0 && !afterLetter) {
            end = cardOrOldIdentity(at);
        }
        if (end < 0 && groups > 1 && (!afterLetter || PhoneWords.before(text, at))) {
            end = unusual(at);
        }
        return end < 0 ? endOfGroup(at) : end;
    }

    /** The end of a fixed number whose area code stands in the bracket that opens here, or {@code at}. */
    int bracketed(int at) {
        restart();
        collect(at + 1);
        if (groups != 1 || areaLength(0, false) != digits || Chars.at(text, endOf[0]) != ')') {
            return at;
        }
        int local = skipSeparator(endOf[0] + 1);
        if (skipped != USUAL) {
            return at;
        }
        collect(local);
        signOf[1] = BRACKET;
        int end = fixed(0, false);
        if (end < 0) {
            unusual = true;
            end = whole(at, fixed(0, false));
        }
        return end < 0 ? at : end;
    }

    /** The same for digits written as they are spoken (一三八…), in one piece. */
    int spoken(int at) {
        restart();
        int end = at;
        while (end < text.length() && Chars.chineseDigit(text.charAt(end)) >= 0) {
            if (end - at < digit.length) {
                digit[end - at] = Chars.chineseDigit(text.charAt(end));
            }
            end++;
        }
        digits = Math.min(end - at, digit.length);
        if (digits == 11 && mobileFrom(0)) {
            mask = Mask.PHONE;
        } else if (digits == 18 && Identity.valid(digit, digit[17])) {
            mask = Mask.IDENTITY;
        } else if (digits == 17 && checkLetter(end) && Identity.valid(digit, 10)) {
            mask = Mask.IDENTITY;
            return end + 1;
        }
        return end;
    }

    private void restart() {
        mask = null;
        prefix = 0;
        digits = 0;
        groups = 0;
        unusual = false;
    }

    /** Adds the groups from here on, as long as they fit; one too long ends it. */
    private void collect(int at) {
        int i = at;
        skipped = USUAL;
        while (Chars.digit(charAt(i)) >= 0 && groups < upTo.length) {
            int n = digits;
            while (Chars.digit(charAt(i)) >= 0) {
                if (n == MOST_DIGITS) {
                    return;
                }
                digit[n++] = Chars.digit(charAt(i++));
            }
            digits = n;
            upTo[groups] = n;
            signOf[groups] = skipped;
            endOf[groups++] = i;
            i = skipSeparator(i);
        }
    }

    /** After spaces, one sign, spaces: at most three characters. */
    private int skipSeparator(int at) {
        int i = at;
        skipped = 0;
        while (i - at < 3) {
            char sign = sign(Chars.at(text, i));
            boolean again = skipped != 0 && (skipped != LINE_BREAK || sign != LINE_BREAK);
            if (sign == 0 && Chars.at(text, i) == ' ') {
                i++;
            } else if (sign == 0 || again) {
                break;
            } else {
                skipped = sign;
                i++;
            }
        }
        skipped = skipped == 0 ? USUAL : skipped;
        return i;
    }

    /** The sign that a character is, 0 where it separates nothing or is a space. */
    private static char sign(char c) {
        if (c == '-' || (c >= '\u2010' && c <= '\u2015')) {
            return USUAL;
        }
        if (c == '\n' || c == '\r') {
            return LINE_BREAK;
        }
        return c != 0 && UNUSUAL.indexOf(c) >= 0 ? c : 0;
    }

    /** What stands between the groups of {@code [from, to)}: one sign, or {@link #MIXED}. */
    private char signBetween(int from, int to) {
        char sign = 0;
        for (int g = 1; g < groups && upTo[g - 1] < to; g++) {
            char next = signOf[g];
            boolean afterCountry = upTo[g - 1] <= from;
            if (afterCountry && next != USUAL) {
                return MIXED;
            }
            if (afterCountry || next == BRACKET || next == sign) {
                continue;
            }
            boolean lines = sign == WRAPPED || sign == LINE_BREAK || next == LINE_BREAK;
            boolean wrapped = lines && (sign == USUAL || sign == WRAPPED || next == USUAL);
            sign = sign == 0 ? next : wrapped && (next == USUAL || next == LINE_BREAK) ? WRAPPED : MIXED;
        }
        return sign == 0 ? USUAL : sign;
    }

    private int identity() {
        int whole = groupEnding(18);
        if (whole >= 0 && signBetween(0, 18) == USUAL && Identity.valid(digit, digit[17])) {
            return found(Mask.IDENTITY, endOf[whole]);
        }
        int most = groupEnding(17);
        if (most >= 0 && signBetween(0, 17) == USUAL) {
            int letter = skipSeparator(endOf[most]);
            if (skipped == USUAL && checkLetter(letter) && Identity.valid(digit, 10)) {
                return found(Mask.IDENTITY, letter + 1);
            }
        }
        return -1;
    }

    private boolean checkLetter(int at) {
        char c = Chars.at(text, at);
        return (c == 'X' || c == 'x') && !Chars.letterOrDigit(Chars.at(text, at + 1));
    }

    private int phone(int at, boolean afterLetter) {
        int country = countryLength();
        int end = mobile(country);
        if (end < 0 && !afterLetter) {
            end = fixed(country, country > 0 && digit[country] != 0);
        }
        if (end < 0 && country > 0) {
            country = 0;
            end = mobile(0);
        }
        if (end < 0 && !afterLetter) {
            end = local(at);
        }
        if (end >= 0 && country > 0 && at > 0 && Chars.at(text, at - 1) == '+') {
            prefix = 1;
        }
        return end;
    }

    private int unusual(int at) {
        unusual = true;
        int country = countryLength();
        int end = mobile(country);
        if (end < 0 && PhoneWords.before(text, at)) {
            end = fixed(country, country > 0 && digit[country] != 0);
        }
        if (end >= 0 && country > 0 && Chars.at(text, at - 1) == '+') {
            prefix = 1;
        }
        if (end < 0 && !(digit[0] == 2 && digit[1] == 0) && PhoneWords.rightBefore(text, at)) {
            end = local(at);
        }
        for (int length = 19; length >= 16 && end < 0; length--) {
            end = card(length, FOURS);
        }
        return whole(at, end);
    }

    /** The end, or −1 where the digits are part of a number with a decimal point, or count something. */
    private int whole(int at, int end) {
        if (end < 0) {
            return -1;
        }
        boolean fraction = Chars.at(text, at - 1) == '.' && Chars.digit(charAt(at - 2)) >= 0 && signOf[1] != '.';
        boolean broken = Chars.at(text, end) == '.' && Chars.digit(charAt(end + 1)) >= 0;
        int next = Chars.at(text, end) == ' ' ? end + 1 : end;
        char unit = Chars.at(text, next);
        if (fraction || broken || (unit != 0 && COUNTED.indexOf(unit) >= 0)) {
            mask = null;
            prefix = 0;
            return -1;
        }
        return end;
    }

    private int countryLength() {
        if (digits > 4 && digit[0] == 0 && digit[1] == 0 && digit[2] == 8 && digit[3] == 6) {
            return 4;
        }
        return digits > 2 && digit[0] == 8 && digit[1] == 6 ? 2 : 0;
    }

    private int mobile(int from) {
        long shape = shapeTo(from, 11);
        if (unusual && shape != shape(3, 4, 4)) {
            return -1;
        }
        boolean cutInFours = shape == shape(4, 4, 3) && digit[from + 1] != 9; // 19.. may be a year
        if (shape < 0 || !mobileFrom(from) || !(MOBILE_SHAPES.contains(shape) || cutInFours)) {
            return -1;
        }
        return found(Mask.PHONE, endOf[groupEnding(from + 11)]);
    }

    private boolean mobileFrom(int from) {
        return digit[from] == 1 && digit[from + 1] >= 3;
    }

    private int fixed(int from, boolean withoutZero) {
        int area = areaLength(from, withoutZero);
        if (area == 0) {
            return -1;
        }
        int shortest = area == (withoutZero ? 2 : 3) ? 8 : 7;
        for (int local = 8; local >= shortest; local--) {
            long shape = shapeTo(from, area + local);
            boolean cut = (shape == shape(area + local) && !withoutZero)
                    || shape == shape(area, local)
                    || shape == shape(area, local - 4, 4);
            if (cut && !(unusual && fours(1)) && localFrom(from + area)) {
                return found(Mask.PHONE, extended(endOf[groupEnding(from + area + local)]));
            }
        }
        return -1;
    }

    /** Length of the area code, its zero included unless dropped; 0 where there is none. */
    private int areaLength(int from, boolean withoutZero) {
        int first = withoutZero ? from : from + 1;
        int zero = first - from;
        if (digits < first + 2 || (!withoutZero && digit[from] != 0)) {
            return 0;
        }
        return switch (digit[first]) {
            case 0 -> 0;
            case 1 -> digit[first + 1] == 0 ? 2 + zero : 0;
            case 2 -> 2 + zero;
            default -> 3 + zero;
        };
    }

    private boolean localFrom(int from) {
        return digit[from] >= 2 && digit[from] <= 8;
    }

    /** A number of seven or eight digits is a phone only where a word before it says so. */
    private int local(int at) {
        for (int length = 8; length >= 7; length--) {
            long shape = shapeTo(0, length);
            boolean cut = shape == shape(length) || shape == shape(length - 4, 4);
            if (cut && !fours(1) && localFrom(0) && !date(length) && PhoneWords.before(text, at)) {
                return found(Mask.PHONE, extended(endOf[groupEnding(length)]));
            }
        }
        return -1;
    }

    private boolean date(int length) {
        return length == 8 && digit[0] == 2 && digit[1] == 0 && digit[4] * 10 + digit[5] <= 12;
    }

    /** With the extension (分机) that follows a fixed number. */
    private int extended(int end) {
        int i = end;
        if (charAt(i) == '转' || Chars.at(text, i) == '-') {
            i++;
        }
        if (text.startsWith("分机", i)) {
            i += 2;
        }
        int from = i;
        while (i > end && i - from <= EXTENSION_DIGITS && Chars.digit(charAt(i)) >= 0) {
            i++;
        }
        return i > from && i - from <= EXTENSION_DIGITS ? i : end;
    }

    private int cardOrOldIdentity(int at) {
        for (int length = 19; length >= 16; length--) {
            int end = card(length, CARD_SHAPES);
            if (end >= 0) {
                return end;
            }
        }
        if (OLD_IDENTITY_SHAPES.contains(shapeTo(0, 15)) && Identity.validOld(digit) && !decimal(at)) {
            return found(Mask.IDENTITY, endOf[groupEnding(15)]);
        }
        return -1;
    }

    private int card(int length, Set<Long> shapes) {
        boolean card = shapes.contains(shapeTo(0, length)) && Luhn.card(digit, length);
        return card ? found(Mask.CARD, endOf[groupEnding(length)]) : -1;
    }

    /** Whether the first group is part of a number with a decimal point. */
    private boolean decimal(int at) {
        if (groups == 0) {
            return false;
        }
        boolean before = Chars.at(text, at - 1) == '.' && Chars.digit(charAt(at - 2)) >= 0;
        boolean after = Chars.at(text, endOf[0]) == '.' && Chars.digit(charAt(endOf[0] + 1)) >= 0;
        return before || after;
    }

    private int found(Mask what, int end) {
        mask = what;
        return end;
    }

    /** The group that ends with this many digits, or −1. */
    private int groupEnding(int count) {
        for (int g = 0; g < groups && upTo[g] <= count; g++) {
            if (upTo[g] == count) {
                return g;
            }
        }
        return -1;
    }

    /** How the digits {@code [from, from + length)} are cut into groups, or −1 where no group ends there or they are not parted as looked for. */
    private long shapeTo(int from, int length) {
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

    /** Whether three groups of four, parted as usual, begin with this one: those of a card, rather than a phone's. */
    private boolean fours(int group) {
        for (int g = group; g < group + 3; g++) {
            if (g >= groups || upTo[g] - upTo[g - 1] != 4 || (g > group && signOf[g] != USUAL)) {
                return false;
            }
        }
        return true;
    }

    private static long shape(int... lengths) {
        long shape = 0;
        for (int length : lengths) {
            shape = shape << 5 | length;
        }
        return shape;
    }

    private int endOfGroup(int at) {
        int end = at;
        while (Chars.digit(charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private char charAt(int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : 0;
    }
}
