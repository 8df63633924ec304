package mashang.text;

import static mashang.text.DigitGroups.MIXED;
import static mashang.text.DigitGroups.USUAL;
import static mashang.text.DigitGroups.shape;

import mashang.text.DigitGroups.Script;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the numbers that identify a person in groups of digits.
 *
 * <p>A number is taken for one only where its groups are cut as people cut it, so that a date beside a price does not
 * become a phone. Usual between groups are spaces and a dash; with the same unusual sign between all of them (a dot, a
 * picture, a line break) only the plainest cuts count: a mobile number 3-4-4 or digit by digit, a card in fours, a fixed
 * number after a word for it. An ID number speaks for itself by its check digit, however it is cut.
 */
final class Digits {
    /** No number that is masked has fewer digits. */
    static final int FEWEST = 7;

    private static final int MOBILE = 11;
    private static final int EXTENSION_DIGITS = 5;
    private static final int LONGEST_ACCOUNT = 30;

    private static final long ONE_BY_ONE = shape(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    private static final long PLAIN = shape(3, 4, 4);
    private static final long IN_FOURS = shape(4, 4, 3);
    private static final long[] MOBILE_SHAPES = {
        shape(11),
        PLAIN,
        shape(3, 8),
        shape(7, 4),
        shape(5, 6),
        shape(3, 3, 5),
        shape(3, 5, 3),
        shape(3, 2, 2, 2, 2),
        ONE_BY_ONE
    };
    private static final long[] FOURS = {
        shape(4, 4, 4, 4), shape(4, 4, 4, 4, 1), shape(4, 4, 4, 4, 2), shape(4, 4, 4, 4, 3)
    };
    private static final long[] CARD_SHAPES = {
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
        shape(6, 13)
    };
    private static final long[] OLD_IDENTITY_SHAPES = {shape(15), shape(6, 6, 3)};

    /** What follows an amount or the last of several rooms, and no phone. */
    private static final String COUNTED = "元块户室栋幢米平吨年㎡%";

    /** Signs that part numbers rather than groups: with them only a mobile number behind a word for it counts. */
    private static final String COUNTING = "*+(";

    /** What parts the phones of one person. */
    private static final String LIST_SIGNS = "、，,;；/或和与及 ";

    private static final int LONGEST_LIST_SIGN = 4;

    private final DigitGroups groups = new DigitGroups();
    private String text = "";
    /** Whether numbers with an unusual sign between their groups are looked for, or those without. */
    private boolean unusual;

    private @Nullable Mask mask;
    private int prefix;
    /** Where the last phone ends that a word stands before, or that stood behind such a phone. */
    private int ledEnd;
    /** Where the last stretch ends that is masked: what is in it is not before the digits that follow. */
    private int maskedEnd;

    void of(String other) {
        text = other;
        ledEnd = -1;
        maskedEnd = -1;
    }

    /** Digits that begin here stand behind what is masked. */
    void masked(int from, int to, Mask as) {
        maskedEnd = to;
        boolean led = as == Mask.PHONE
                && (LeadingWords.PHONE.before(text, from) || LeadingWords.MOBILE.before(text, from) || listed(from));
        ledEnd = led ? to : -1;
    }

    /** Whether nothing but the sign of a list is between a phone with a word before it and a place. */
    private boolean listed(int at) {
        if (ledEnd < 0 || at <= ledEnd || at - ledEnd > LONGEST_LIST_SIGN) {
            return false;
        }
        for (int i = ledEnd; i < at; i++) {
            if (LIST_SIGNS.indexOf(Chars.at(text, i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean counted(int end) {
        char unit = Chars.at(text, Chars.at(text, end) == ' ' ? end + 1 : end);
        return unit != 0 && COUNTED.indexOf(unit) >= 0;
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
        start(at, Script.WRITTEN);
        int end = groups.digits() < FEWEST || groups.isLoose() ? -1 : recognised(at);
        if (end < 0) {
            end = account(at);
        }
        if (end < 0 && groups.next() < text.length() && Chars.spokenDigit(text.charAt(groups.next())) >= 0) {
            start(at, Script.ANY);
            end = spoken(at, groups.digits() < FEWEST);
            start(at, Script.WRITTEN, mask);
        }
        return end < 0 ? groups.runEnd(at) : end;
    }

    /** The same for digits as they are dictated (一三八…), alone or mixed with others. */
    int spoken(int at) {
        start(at, Script.ANY);
        int end = spoken(at, groups.digits() < FEWEST);
        if (end < 0 && groups.mixed()) {
            start(at, Script.SPOKEN);
            end = spoken(at, groups.digits() < FEWEST);
        }
        return end < 0 ? groups.runEnd(at) : end;
    }

    /** The end of a number whose first digits stand in the bracket that opens here, or {@code at}. */
    int bracketed(int at) {
        start(at + 1, Script.WRITTEN);
        groups.readInBracket(text, at + 1);
        boolean mobile = groups.digits() == 3 && mobileFrom(0);
        boolean closed = groups.groups() == 1 && Chars.at(text, groups.endOf(groups.digits())) == ')';
        if (!closed || !(mobile || areaLength(0, false) == groups.digits())) {
            return at;
        }
        groups.readOnBehindBracket(groups.endOf(groups.digits()) + 1);
        int end = mobile ? mobile(0) : fixed(0, false);
        if (end < 0 && !mobile) {
            unusual = true;
            end = whole(at, fixed(0, false));
        }
        return end < 0 ? at : end;
    }

    private void start(int at, Script script) {
        start(at, script, null);
        prefix = 0;
    }

    private void start(int at, Script script, @Nullable Mask found) {
        mask = found;
        unusual = false;
        groups.read(text, at, script);
    }

    private int recognised(int at) {
        boolean afterLetter = at != maskedEnd && Chars.letter(Chars.at(text, at - 1));
        int end = identity(at);
        if (end < 0 && !decimal(at)) {
            end = phone(at, afterLetter);
        }
        if (end < 0 && !afterLetter) {
            end = cardOrOldIdentity(at);
        }
        if (end < 0 && groups.groups() > 1 && (!afterLetter || LeadingWords.PHONE.before(text, at))) {
            end = unusual(at);
        }
        return end;
    }

    private int spoken(int at, boolean tooFew) {
        if (tooFew) {
            return -1;
        }
        int end = identity(at);
        if (end < 0) {
            end = phone(at, false);
        }
        if (end < 0) {
            end = cardOrOldIdentity(at);
        }
        if (end < 0 && groups.groups() > 1) {
            end = unusual(at);
        }
        return end < 0 ? besideOne(at) : end;
    }

    /** A mobile number beside 一, which is a word of its own: 周一一三八…, …零零零一直没人接. */
    private int besideOne(int at) {
        int length = groups.first();
        if (length != MOBILE + 1) {
            return -1;
        }
        int end = groups.endOf(length);
        if (mobileFrom(0) && text.charAt(end - 1) == '一') {
            return found(Mask.PHONE, end - 1);
        }
        return mobileFrom(1) && text.charAt(at) == '一' ? found(Mask.PHONE, end) : -1;
    }

    private int identity(int at) {
        if (groups.digits() < 15) {
            return -1;
        }
        int end = Identity.begins(groups.values()) ? validIdentity() : -1;
        return end < 0 && LeadingWords.IDENTITY.rightBefore(text, at) ? namedIdentity(at) : end;
    }

    private int validIdentity() {
        int whole = groups.endOf(18);
        if (whole >= 0 && cutLikeIdentity(18) && Identity.valid(groups.values(), groups.digit(17))) {
            return found(Mask.IDENTITY, whole);
        }
        int letter = checkLetter(groups.endOf(17));
        boolean isValid = letter >= 0 && cutLikeIdentity(17) && Identity.valid(groups.values(), 10);
        return isValid ? found(Mask.IDENTITY, letter) : -1;
    }

    /** With different signs the region stands together: the end of one time and the next are no ID number. */
    private boolean cutLikeIdentity(int digits) {
        return groups.first() >= 6 || groups.signBetween(0, digits) != MIXED;
    }

    /** Behind a word for it a number may be mistyped: a wrong digit, one too few or too many. */
    private int namedIdentity(int at) {
        int first = groups.first();
        if (first >= 15) {
            int letter = checkLetter(groups.endOf(first));
            return found(Mask.IDENTITY, letter >= 0 ? letter : groups.endOf(first));
        }
        int end = groups.endOf(18);
        if (end < 0 || groups.signBetween(0, 18) == MIXED) {
            end = groups.signBetween(0, 17) == MIXED ? -1 : checkLetter(groups.endOf(17));
        }
        if (end < 0 && groups.endOf(15) >= 0 && groups.signBetween(0, 15) == USUAL) {
            end = groups.endOf(15);
        }
        return end > at ? found(Mask.IDENTITY, end) : -1;
    }

    /** The end of an X behind the first 17 digits, which end here; −1 where there is none. */
    private int checkLetter(int end) {
        if (end < 0) {
            return -1;
        }
        int at = groups.skipSign(end);
        char c = Chars.at(text, at);
        return (c == 'X' || c == 'x') && !Chars.letterOrDigit(Chars.at(text, at + 1)) ? at + 1 : -1;
    }

    private int phone(int at, boolean afterLetter) {
        int country = countryLength();
        int end = mobile(country);
        if (end < 0 && !afterLetter) {
            end = fixed(country, country > 0 && groups.digit(country) != 0);
        }
        if (end < 0 && country > 0) {
            country = 0;
            end = mobile(0);
        }
        if (end < 0 && !afterLetter) {
            end = local(at);
        }
        if (end < 0 && mobileFrom(0) && groups.shapeTo(0, MOBILE, false) > 0) {
            end = LeadingWords.MOBILE.rightBefore(text, at) ? found(Mask.PHONE, groups.endOf(MOBILE)) : -1;
        }
        if (end >= 0 && country > 0) {
            plus(at);
        }
        return end;
    }

    private void plus(int at) {
        prefix = Chars.at(text, at - 1) == '+' ? 1 : 0;
    }

    private int unusual(int at) {
        unusual = true;
        if (COUNTING.indexOf(groups.firstSign()) >= 0) {
            return LeadingWords.MOBILE.before(text, at) ? whole(at, mobile(0)) : -1;
        }
        int country = countryLength();
        int end = mobile(country);
        boolean isWithoutZero = country > 0 && groups.digit(country) != 0;
        if (end < 0 && areaLength(country, isWithoutZero) > 0 && LeadingWords.PHONE.before(text, at)) {
            end = fixed(country, isWithoutZero);
        }
        if (end >= 0 && country > 0) {
            plus(at);
        }
        boolean year = groups.digit(0) == 2 && groups.digit(1) == 0;
        if (end < 0 && !year && LeadingWords.PHONE.rightBefore(text, at)) {
            end = local(at);
        }
        for (int length = 19; length >= 16 && end < 0 && groups.first() == 4; length--) {
            end = card(length, FOURS);
        }
        return whole(at, end);
    }

    /** The end, or −1 where the digits are part of a number with a decimal point, or count something. */
    private int whole(int at, int end) {
        if (end < 0) {
            return -1;
        }
        boolean fraction = Chars.at(text, at - 1) == '.' && isDigit(at - 2) && groups.firstSign() != '.';
        boolean broken = Chars.at(text, end) == '.' && isDigit(end + 1);
        char unit = Chars.at(text, Chars.at(text, end) == ' ' ? end + 1 : end);
        boolean listed = groups.firstSign() == '、' && (unit == '号' || unit == '路');
        if (fraction || broken || counted(end) || listed) {
            mask = null;
            prefix = 0;
            return -1;
        }
        return end;
    }

    private int countryLength() {
        int[] digit = groups.values();
        if (groups.digits() > 4 && digit[0] == 0 && digit[1] == 0 && digit[2] == 8 && digit[3] == 6) {
            return 4;
        }
        return groups.digits() > 2 && digit[0] == 8 && digit[1] == 6 ? 2 : 0;
    }

    private int mobile(int from) {
        long shape = mobileFrom(from) ? groups.shapeTo(from, MOBILE, unusual) : -1;
        if (shape < 0) {
            return -1;
        }
        boolean cutInFours = shape == IN_FOURS && groups.digit(from + 1) != 9; // 19.. may be a year
        boolean cut =
                unusual ? shape == PLAIN || shape == ONE_BY_ONE : DigitGroups.among(MOBILE_SHAPES, shape) || cutInFours;
        return cut ? found(Mask.PHONE, groups.endOf(from + MOBILE)) : -1;
    }

    private boolean mobileFrom(int from) {
        return groups.digit(from) == 1 && groups.digit(from + 1) >= 3;
    }

    private int fixed(int from, boolean withoutZero) {
        int area = areaLength(from, withoutZero);
        if (area == 0) {
            return -1;
        }
        int shortest = area == (withoutZero ? 2 : 3) ? 8 : 7;
        for (int local = 8; local >= shortest; local--) {
            if (localFrom(from + area) && fixedCut(from, area, local, withoutZero) && !(unusual && groups.fours(1))) {
                return found(Mask.PHONE, extended(groups.endOf(from + area + local)));
            }
        }
        return -1;
    }

    private boolean fixedCut(int from, int area, int local, boolean withoutZero) {
        long shape = groups.shapeTo(from, area + local, unusual);
        return (shape == area + local && !withoutZero)
                || shape == ((long) area << 5 | local)
                || shape == ((long) area << 10 | (local - 4) << 5 | 4)
                || (shape == ((long) (area + local - 4) << 5 | 4) && !withoutZero);
    }

    /** Length of the area code, its zero included unless dropped; 0 where there is none. */
    private int areaLength(int from, boolean withoutZero) {
        int first = withoutZero ? from : from + 1;
        int zero = first - from;
        if (groups.digits() < first + 2 || (!withoutZero && groups.digit(from) != 0)) {
            return 0;
        }
        return switch (groups.digit(first)) {
            case 0 -> 0;
            case 1 -> groups.digit(first + 1) == 0 ? 2 + zero : 0;
            case 2 -> 2 + zero;
            default -> 3 + zero;
        };
    }

    private boolean localFrom(int from) {
        return groups.digit(from) >= 2 && groups.digit(from) <= 8;
    }

    /** A number of seven or eight digits is a phone only where a word before it says so. */
    private int local(int at) {
        if (!localFrom(0) || !isLocalGroup(groups.first())) {
            return -1;
        }
        for (int length = 8; length >= 7; length--) {
            long shape = groups.shapeTo(0, length, unusual);
            boolean cut = shape == length || shape == ((length - 4L) << 5 | 4);
            if (cut && !groups.fours(1) && !date(length) && led(at, groups.endOf(length))) {
                return found(Mask.PHONE, extended(groups.endOf(length)));
            }
        }
        return -1;
    }

    private boolean led(int at, int end) {
        return LeadingWords.PHONE.before(text, at) || (listed(at) && !counted(end));
    }

    /** Seven or eight digits in one piece, or the last four apart. */
    private static boolean isLocalGroup(int digits) {
        return digits == 3 || digits == 4 || digits == 7 || digits == 8;
    }

    private boolean date(int length) {
        int[] digit = groups.values();
        return length == 8 && digit[0] == 2 && digit[1] == 0 && digit[4] * 10 + digit[5] <= 12;
    }

    /** With the extension (分机) that follows a fixed number. */
    private int extended(int end) {
        int i = end;
        char c = Chars.at(text, i);
        if (c == '转' || c == '轉' || c == '-') {
            i++;
        }
        if (text.startsWith("分机", i)) {
            i += 2;
        }
        int from = i;
        while (i > end && i - from <= EXTENSION_DIGITS && isDigit(i)) {
            i++;
        }
        return i > from && i - from <= EXTENSION_DIGITS ? i : end;
    }

    private int cardOrOldIdentity(int at) {
        int first = groups.first();
        if (first != 4 && first != 6 && first < 15) {
            return -1; // no card and no old ID number is cut like that
        }
        for (int length = 19; length >= 16; length--) {
            int end = card(length, CARD_SHAPES);
            if (end >= 0) {
                return end;
            }
        }
        boolean old = groups.digits() >= 15
                && Identity.validOld(groups.values())
                && DigitGroups.among(OLD_IDENTITY_SHAPES, groups.shapeTo(0, 15, unusual));
        return old && !decimal(at) ? found(Mask.IDENTITY, groups.endOf(15)) : -1;
    }

    private int card(int length, long[] shapes) {
        boolean card = groups.digits() >= length
                && Luhn.card(groups.values(), length)
                && DigitGroups.among(shapes, groups.shapeTo(0, length, unusual));
        return card ? found(Mask.CARD, groups.endOf(length)) : -1;
    }

    /** A number of an account behind a word for it, whatever its check digit; in one piece or in fours. */
    private int account(int at) {
        int end = groups.runEnd(at);
        boolean isCutInFours = groups.digits() >= 16 && groups.first() == 4;
        if ((end - at <= MOBILE && !isCutInFours) || !LeadingWords.CARD.rightBefore(text, at)) {
            return -1;
        }
        if (end - at > MOBILE && end - at <= LONGEST_ACCOUNT) {
            return found(Mask.CARD, end);
        }
        for (int length = 19; length >= 16 && groups.first() == 4; length--) {
            if (DigitGroups.among(FOURS, groups.shapeTo(0, length, false))) {
                return found(Mask.CARD, groups.endOf(length));
            }
        }
        return -1;
    }

    /** Whether the first group is part of a number with a decimal point. */
    private boolean decimal(int at) {
        int end = groups.endOf(groups.first());
        boolean before = Chars.at(text, at - 1) == '.' && isDigit(at - 2);
        boolean after = Chars.at(text, end) == '.' && isDigit(end + 1);
        return before || after;
    }

    private boolean isDigit(int at) {
        return at >= 0 && at < text.length() && Chars.digit(text.charAt(at)) >= 0;
    }

    private int found(Mask what, int end) {
        mask = what;
        return end;
    }
}
