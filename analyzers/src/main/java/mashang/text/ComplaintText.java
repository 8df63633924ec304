package mashang.text;

/**
 * What may be stored and shown of a complaint: the text as written, without what identifies a person.
 *
 * <p>Masked are mobile and fixed phone numbers, ID numbers, bank cards, e-mail addresses, vehicle plates and web
 * addresses, in ASCII or full-width characters, in one piece or grouped by spaces, dashes or, where the groups leave
 * no doubt, other signs and line breaks. Everything else stays exactly as written: house numbers, dates, prices, order
 * numbers, service numbers such as 12345 or 400 numbers.
 *
 * <p>One pass, linear time: at each place at most {@value Digits#LOOK_AHEAD} characters are looked at twice. A text with
 * invisible characters takes a pass more, for what is found only without them. Broken surrogates are copied like any
 * other character.
 */
public final class ComplaintText {
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

    private static final byte OTHER = 0;
    private static final byte WORD = 1;
    private static final byte PROVINCE = 2;
    private static final byte BRACKET = 3;
    private static final byte CHINESE_DIGIT = 4;

    /** What can begin at a character, so that the rest of the text costs one look-up each. */
    private static final byte[] BEGINS = begins();

    private final String written;
    private final Visible visible;
    /** What is looked at. */
    private final String text;

    private final StringBuilder out;
    private final Digits digits;
    /** Everything written before it is in {@link #out}. */
    private int copied;
    /** The word of ASCII characters that reaches up to here was looked at as a web address already. */
    private int wordEnd;

    private ComplaintText(String written, Visible visible) {
        this.written = written;
        this.visible = visible;
        this.text = visible.text();
        this.out = new StringBuilder(written.length());
        this.digits = new Digits(text);
    }

    /**
     * The text with its personal data replaced by {@link Mask} signs.
     *
     * @param text any text, of any length
     * @return the very same string where there was nothing to mask
     */
    public static String clean(String text) {
        String masked = Visible.hides(text) ? new ComplaintText(text, Visible.of(text)).masked() : text;
        // as written, too: an invisible character may be all that parts two numbers
        return new ComplaintText(masked, Visible.all(masked)).masked();
    }

    private String masked() {
        int at = 0;
        while (at < text.length()) {
            at = switch (BEGINS[text.charAt(at)]) {
                case WORD -> word(at);
                case PROVINCE -> replaceOrStep(at, Plates.end(text, at), Mask.PLATE);
                case BRACKET -> replaceOrStep(at, digits.bracketed(at), Mask.PHONE);
                case CHINESE_DIGIT -> found(at, digits.spoken(at));
                default -> at + 1;
            };
        }
        return copied == 0
                ? written
                : out.append(written, copied, written.length()).toString();
    }

    /** At a letter, digit or one of the few signs that web addresses are made of. */
    private int word(int at) {
        if (at >= wordEnd) {
            wordEnd = WebNames.wordEnd(text, at);
            int end = WebNames.mailEnd(text, at, wordEnd);
            if (end > at) {
                return replace(at, end, Mask.MAIL);
            }
            end = WebNames.urlEnd(text, at, wordEnd);
            if (end > at) {
                return replace(at, end, Mask.URL);
            }
        }
        return Chars.digit(text.charAt(at)) >= 0 ? found(at, digits.written(at)) : at + 1;
    }

    private int found(int at, int end) {
        return digits.mask() == null ? end : replace(at - digits.prefix(), end, digits.mask());
    }

    private int replaceOrStep(int at, int end, Mask mask) {
        return end > at ? replace(at, end, mask) : at + 1;
    }

    private int replace(int from, int to, Mask mask) {
        out.append(written, copied, Math.max(copied, visible.place(from))).append(mask.sign());
        copied = visible.place(to - 1) + 1;
        return to;
    }

    private static byte[] begins() {
        byte[] begins = new byte[Character.MAX_VALUE + 1];
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            begins[c] = WebNames.wordChar(Chars.fold(c)) ? WORD : OTHER;
            if (Chars.chineseDigit(c) >= 0) {
                begins[c] = CHINESE_DIGIT;
            }
        }
        for (int i = 0; i < PROVINCES.length(); i++) {
            begins[PROVINCES.charAt(i)] = PROVINCE;
        }
        begins['('] = BRACKET;
        begins['（'] = BRACKET;
        return begins;
    }
}
