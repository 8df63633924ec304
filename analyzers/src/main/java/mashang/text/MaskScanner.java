package mashang.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds personal data in one pass over a text. Reused from text to text; not thread-safe. */
final class MaskScanner {
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼" + "滬雲遼魯蘇贛陝閩貴粵寧瓊";
    private static final String INTRODUCING = "叫姓名字人主者表是系係";

    private static final byte OTHER = 0;
    private static final byte WORD = 1;
    private static final byte DIGIT = 2;
    private static final byte SPOKEN_DIGIT = 3;
    private static final byte PROVINCE = 4;
    private static final byte BRACKET = 5;
    private static final byte INTRODUCTION = 6;
    private static final byte INVISIBLE = 7;
    private static final byte MARKUP = 8;

    /** What can begin at a character, so that the rest of the text costs one look-up each. */
    private static final byte[] BEGINS = begins();

    /** Whether neither a number nor an address goes on with a character behind a digit. */
    private static final boolean[] ENDS_NUMBER = endsOfNumbers();

    private static final Mask[] MASKS = Mask.values();
    /** So many stretches are kept room for, from text to text. */
    private static final int USUAL_ROOM = 64;

    private final Digits digits = new Digits();
    private final Names names = new Names();
    private String text = "";
    private String written = "";
    /** Where the characters looked at stand in the text as written; absent where they are the same. */
    private @Nullable Visible visible;
    /** The word of ASCII characters that reaches up to here was looked at as a web address already. */
    private int wordEnd;

    private boolean hides;

    /** Begin, end and ordinal of the mask of what was found. */
    private int[] stretches = new int[3 * USUAL_ROOM];

    private int size;

    /** Looks at a text as it is written; whether it has invisible characters. */
    boolean scan(String whole) {
        visible = null;
        written = whole;
        look(whole);
        return hides;
    }

    /** Looks at a text without its invisible characters. */
    MaskScanner hidden(String whole) {
        Visible seen = Visible.of(whole);
        written = whole;
        visible = seen;
        look(seen.text());
        return this;
    }

    /** A text with what was found in it replaced; itself where nothing was. */
    String masked(String whole) {
        if (size == 0) {
            return whole;
        }
        StringBuilder out = new StringBuilder(whole.length());
        int copied = 0;
        for (int i = 0; i < size; i += 3) {
            out.append(whole, copied, stretches[i]).append(MASKS[stretches[i + 2]].sign());
            copied = stretches[i + 1];
        }
        return out.append(whole, copied, whole.length()).toString();
    }

    /** What was found. */
    List<Masked> found() {
        List<Masked> found = new ArrayList<>(size / 3);
        for (int i = 0; i < size; i += 3) {
            found.add(new Masked(stretches[i], stretches[i + 1], MASKS[stretches[i + 2]]));
        }
        return List.copyOf(found);
    }

    /** Keeps nothing of the text. */
    void forget() {
        text = "";
        written = "";
        visible = null;
        digits.of("");
        names.of("");
        if (stretches.length > 3 * USUAL_ROOM) {
            stretches = new int[3 * USUAL_ROOM];
        }
    }

    private void look(String at) {
        text = at;
        digits.of(at);
        names.of(at);
        wordEnd = 0;
        size = 0;
        hides = false;
        int i = 0;
        int length = at.length();
        while (i < length) {
            byte begins = BEGINS[at.charAt(i)];
            i = begins == OTHER ? i + 1 : begins == INTRODUCTION && !introduces(i) ? i + 1 : begun(i, begins);
        }
    }

    private int begun(int at, byte begins) {
        return switch (begins) {
            case WORD -> word(at, false);
            case DIGIT, SPOKEN_DIGIT -> digits(at, begins);
            case PROVINCE -> replaceOrStep(at, Plates.end(text, at), Mask.PLATE);
            case BRACKET -> replaceOrStep(at, digits.bracketed(at), Mask.PHONE);
            case INTRODUCTION -> introduced(at);
            case MARKUP -> {
                hides |= Visible.markupEnd(text, at) > at;
                yield at + 1;
            }
            default -> {
                hides = true;
                yield at + 1;
            }
        };
    }

    /** Most runs of digits are too short, and nothing of a number is behind them: 3区, 一个. */
    private int digits(int at, byte begins) {
        int end = at + 1;
        // no further: the digits of a run in which 1 and 一 take turns are each looked at
        while (end < text.length() && end - at < Digits.FEWEST && isDigit(BEGINS[text.charAt(end)])) {
            end++;
        }
        if (end - at < Digits.FEWEST && at >= wordEnd && (end == text.length() || ENDS_NUMBER[text.charAt(end)])) {
            return end;
        }
        return begins == DIGIT ? word(at, true) : number(at, digits.spoken(at));
    }

    private static boolean isDigit(byte begins) {
        return begins == DIGIT || begins == SPOKEN_DIGIT;
    }

    private boolean introduces(int at) {
        return at > 0 && Names.beforeLast(text.charAt(at - 1), text.charAt(at));
    }

    /** At a letter, digit or one of the few signs that web addresses are made of. */
    private int word(int at, boolean digit) {
        if (at >= wordEnd) {
            wordEnd = WebNames.wordEnd(text, at);
            int end = WebNames.mailEnd(text, at, wordEnd);
            if (end > at) {
                wordEnd = Math.min(wordEnd, end);
                return replace(at, end, Mask.MAIL);
            }
            end = WebNames.urlEnd(text, at, wordEnd);
            if (end > at) {
                wordEnd = Math.min(wordEnd, end);
                return replace(at, end, Mask.URL);
            }
        }
        return digit ? number(at, digits.written(at)) : at + 1;
    }

    private int number(int at, int end) {
        Mask mask = digits.mask();
        return mask == null ? end : replace(at - digits.prefix(), end, mask);
    }

    private int introduced(int at) {
        if (!names.behind(at)) {
            return at + 1;
        }
        int end;
        do {
            end = replace(names.from(), names.to(), Mask.NAME);
        } while (names.another());
        return end;
    }

    private int replaceOrStep(int at, int end, Mask mask) {
        return end > at ? replace(at, end, mask) : at + 1;
    }

    @SuppressWarnings("EnumOrdinal") // read again by this class alone, before the text is done with
    private int replace(int from, int to, Mask mask) {
        if (size == stretches.length) {
            stretches = Arrays.copyOf(stretches, 2 * size);
        }
        int begin = visible == null ? from : visible.place(from);
        // a plus sign can belong to the number before, too
        stretches[size] = size == 0 ? begin : Math.max(begin, stretches[size - 2]);
        stretches[size + 1] = visible == null ? to : visible.end(written, to - 1);
        stretches[size + 2] = mask.ordinal();
        digits.masked(from, to, mask);
        size += 3;
        return to;
    }

    private static byte[] begins() {
        byte[] begins = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i <= Character.MAX_VALUE; i++) {
            char c = (char) i;
            if (Chars.digit(c) >= 0) {
                begins[c] = DIGIT;
            } else if (Chars.spokenDigit(c) >= 0) {
                begins[c] = SPOKEN_DIGIT;
            } else if (WebNames.wordChar(Chars.fold(c))) {
                begins[c] = WORD;
            } else if (Visible.invisible(c)) {
                begins[c] = INVISIBLE;
            }
        }
        mark(begins, PROVINCES, PROVINCE);
        mark(begins, INTRODUCING, INTRODUCTION);
        mark(begins, "(（", BRACKET);
        mark(begins, "<&", MARKUP);
        return begins;
    }

    private static boolean[] endsOfNumbers() {
        boolean[] ends = new boolean[Character.MAX_VALUE + 1];
        for (int i = 0; i <= Character.MAX_VALUE; i++) {
            char c = (char) i;
            char folded = Chars.fold(c);
            ends[c] = DigitGroups.stops(c) && !WebNames.wordChar(folded) && folded != '@' && !Visible.invisible(c);
        }
        return ends;
    }

    private static void mark(byte[] begins, String characters, byte as) {
        for (int i = 0; i < characters.length(); i++) {
            begins[characters.charAt(i)] = as;
        }
    }
}
