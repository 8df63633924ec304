package mashang.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Finds where sentences end, as the JDK's {@link BreakIterator} of the root locale does, but forwards only, so that a
 * text need not be in memory as a whole, and several times faster.
 *
 * <p>A sentence ends behind {@code 。！？!?} with all terminators, periods and closing signs that follow, then white space,
 * then one paragraph separator; behind a danda and white space; behind a paragraph separator; and behind a period with the
 * periods, closing signs and white space that follow if then comes a letter that is not lower case, or opening or other
 * signs and then any letter. A line break ends no sentence. U+FFFF, which the iterator takes for the end of the text,
 * is a sentence of its own. Where the text ends in the signs behind a period, the iterator has not made up its mind and
 * goes back to before the period; so does this.
 *
 * <p>For one text: {@link #next} from its start to its end.
 */
final class SentenceEnds {
    /** There is no end yet, and more text is needed to tell. */
    static final int UNKNOWN = -1;

    // What a character is to a sentence.
    private static final byte PLAIN = 0;
    private static final byte LOWER = 1;
    private static final byte LETTER = 2;
    private static final byte SPACE = 3;
    private static final byte OPENING = 4;
    private static final byte CLOSING = 5;
    private static final byte QUOTE = 6;
    private static final byte SIGN = 7;
    private static final byte IGNORED = 8;
    /** From here on, what is more than text at the start of a sentence. */
    private static final byte PERIOD = 9;

    private static final byte TERMINATOR = 10;
    private static final byte DANDA = 11;
    private static final byte PARAGRAPH = 12;
    private static final byte NOTHING = 13;

    // What was read so far: the rows of STEPS, those that the code asks for by name.
    private static final byte IN_TEXT = 0;
    private static final byte OPENED = 5;
    private static final byte QUOTE_OPENED = 6;
    private static final byte TERMINATED = 7;
    /** The sentence ended at the candidate. */
    private static final byte ENDED = 11;
    /** The sentence ended before the period. */
    private static final byte ENDED_BEFORE = 12;

    /** By what was read and by what comes next; columns: plain lower letter space opening closing quote sign - period terminator danda paragraph. */
    private static final String[] STEPS = {
        "TTTTTTTT-P!D^", // T: in text
        "TTTGOPQO-P!O^", // P: behind a period and closing signs
        "T||GRPQR-P!R^", // Q: the same, and the last of the signs is a quote, which may also open
        "TT|HOTOO-P!O^", // G: behind these and white space
        "T||HRTRR-P!R^", // H: the same, and more than one
        "T||TOTOO-P!O^", // O: behind these and signs that may open a sentence
        "<||<O<OO-<<O<", // R: behind a quote or a wide gap and one such sign: the iterator then looks no further
        "|||_|!!|-!!|^", // !: behind a terminator and what belongs to it
        "|||_||||-|||^", // _: behind that and white space
        "|||D||||-||||", // D: behind a danda and white space
        "||||||||-||||", // ^: behind a paragraph separator
    };

    /** The states in the order of their numbers. */
    private static final String STATES = "TPQGHOR!_D^|<";

    private static final byte[] NEXT = next();
    private static final int COLUMNS = 16;

    private static final byte[] CLASSES = classes();

    private byte state;
    /** Where the sentence starts, and where reading goes on. */
    private int start;

    private int at;
    /** Where the sentence ends if nothing that follows makes it end elsewhere. */
    private int accepted;
    /** Where it ends if what follows the signs behind a period begins another. */
    private int candidate;
    /** Reading on from any period before this place leads to where the text ended undecided. */
    private int undecided;

    /** Begins with another text. */
    void reset() {
        undecided = 0;
        begin(0);
    }

    /** Tells that the text was moved to lower places. */
    void moved(int by) {
        start -= by;
        at -= by;
        accepted -= by;
        candidate -= by;
        undecided -= by;
    }

    /** Before this place the sentence does not end, whatever follows. */
    int safe() {
        return accepted;
    }

    /** Gives up waiting for what follows the signs behind a period: they end no sentence. */
    void decide() {
        begin(at);
    }

    private void begin(int from) {
        state = IN_TEXT;
        start = from;
        at = from;
        accepted = from;
    }

    /**
     * Reads on in the sentence begun, and begins the next one if it ends.
     *
     * @param to the end of the text that is there
     * @param last whether it is the end of all
     * @return where the sentence ends, or {@link #UNKNOWN}
     */
    int next(char[] text, int to, boolean last) {
        while (at < to) {
            int c = text[at];
            int length = 1;
            int kind = CLASSES[c];
            if (kind < PERIOD && state == IN_TEXT) {
                at++;
                accepted = at;
                continue;
            }
            if (Character.isHighSurrogate((char) c)) {
                if (at + 1 == to && !last) {
                    return UNKNOWN;
                }
                if (at + 1 < to && Character.isLowSurrogate(text[at + 1])) {
                    length = 2;
                    kind = Supplementary.classOf(Character.toCodePoint((char) c, text[at + 1]));
                }
            }
            if (kind == NOTHING) {
                return at == start ? ended(at + 1) : broken();
            }
            if (kind == PERIOD && state == IN_TEXT && at < undecided) {
                return ended(Math.max(at, start + 1));
            }
            if (kind != IGNORED) {
                state = NEXT[state * COLUMNS + kind];
                if (state >= ENDED) {
                    return state == ENDED ? ended(candidate) : broken();
                }
            }
            at += length;
            read();
        }
        return last && start < to ? endOfText(to) : UNKNOWN;
    }

    private void read() {
        if (state != OPENED && state != QUOTE_OPENED) {
            candidate = at;
            if (state == IN_TEXT || state >= TERMINATED || accepted == start) {
                accepted = at;
            }
        }
    }

    private int endOfText(int to) {
        return state == OPENED || state == QUOTE_OPENED ? broken() : ended(to);
    }

    /** The text ended here, for the iterator. */
    private int broken() {
        if (state != IN_TEXT && (state < TERMINATED || state == ENDED_BEFORE)) {
            undecided = at;
        }
        return ended(accepted);
    }

    private int ended(int end) {
        begin(end);
        return end;
    }

    private static byte[] next() {
        byte[] next = new byte[STEPS.length * COLUMNS];
        for (int row = 0; row < STEPS.length; row++) {
            for (int column = 0; column < STEPS[row].length(); column++) {
                next[row * COLUMNS + column] = (byte) STATES.indexOf(STEPS[row].charAt(column));
            }
        }
        return next;
    }

    private static byte[] classes() {
        byte[] classes = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < classes.length; c++) {
            classes[c] = classOf((char) c);
        }
        return classes;
    }

    private static byte classOf(char c) {
        return switch (c) {
            case '.', '．' -> PERIOD;
            case '!', '?', '。', '！', '？' -> TERMINATOR;
            case '\u0964', '\u0965' -> DANDA;
            case '\u2029' -> PARAGRAPH;
            case '\uFFFF' -> NOTHING;
            case '"', '\'' -> QUOTE;
            case ',' -> PLAIN;
            case '\t', '\r', '\f', '\n', '\u2028' -> SPACE;
            default -> classOf(Character.getType(c));
        };
    }

    private static byte classOf(int type) {
        return switch (type) {
            case Character.LOWERCASE_LETTER -> LOWER;
            case Character.UPPERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> LETTER;
            case Character.SPACE_SEPARATOR -> SPACE;
            case Character.START_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION -> OPENING;
            case Character.END_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> CLOSING;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> PLAIN;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> IGNORED;
            default -> SIGN;
        };
    }

    /**
     * Characters beyond U+FFFF, as the iterator itself shows it takes them: its table of these is not the one of
     * {@link Character#getType(int)}.
     */
    private static final class Supplementary {
        private static final byte[] KNOWN = new byte[Character.MAX_CODE_POINT + 1];
        private static final byte UNSEEN = 0;

        static byte classOf(int character) {
            byte known = KNOWN[character];
            if (known == UNSEEN) {
                known = (byte) (ask(Character.toString(character)) + 1);
                KNOWN[character] = known;
            }
            return (byte) (known - 1);
        }

        private static byte ask(String character) {
            if (!breaks("!" + character, 1)) {
                return IGNORED;
            } else if (breaks(". " + character + "1", 2)) {
                return LETTER;
            } else if (breaks(".(" + character + "1", 1)) {
                return LOWER;
            }
            return breaks(". " + character + "A", 2) ? SIGN : PLAIN;
        }

        private static boolean breaks(String text, int place) {
            BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ROOT);
            iterator.setText(text);
            return iterator.isBoundary(place);
        }
    }
}
