package mashang.text;

import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The pass over one text that {@link Readable} is the result of.
 *
 * <p>What is read is written over the characters in place, as it never gets ahead of what is looked at: before
 * {@link #length} stands what is read, from the place looked at on what was written.
 */
final class Reading {
    private static final int LONGEST_IN_BRACKETS = 40;
    /** Readings of longer words do not occur. */
    private static final int MOST_SYLLABLES = 12;

    private static final char UNREADABLE = '\uFFFD';

    private final String clean;
    private final char[] text;
    private int length;
    private final Origins origins = new Origins();
    /** Null unless somebody wants to know. */
    private final @Nullable Changes changes;

    private @Nullable Markup markup;
    private @Nullable Pinyin pinyin;

    private int lineStart;
    private boolean severalLines;
    /** Whether the last line that said something belonged to the page. */
    private boolean page;

    private boolean traditional;

    Reading(String clean, @Nullable Changes changes) {
        this.clean = clean;
        this.text = clean.toCharArray();
        this.changes = changes;
    }

    /** Where each character of what was read stood. */
    Origins origins() {
        return origins;
    }

    /**
     * Reads the text.
     *
     * @param from the first place where something may have to change
     */
    String read(int from) {
        length = from;
        int at = from;
        while (at < text.length) {
            at = plain(at);
            if (at < text.length) {
                at = special(at);
            }
        }
        if (severalLines) {
            endLine(text.length);
        }
        settle();
        String read = new String(text, 0, length);
        return origins.isEmpty() && read.equals(clean) ? clean : read;
    }

    /** Folds characters up to the next that needs more than that. */
    private int plain(int from) {
        int at = from;
        int to = length;
        while (at < text.length && Folding.kind(text[at]) <= Folding.SIGN) {
            char c = Folding.of(text[at]);
            if (to > 1 && text[to - 1] == c && text[to - 2] == c && Folding.kind(text[at]) == Folding.SIGN) {
                break;
            }
            text[to++] = c;
            at++;
        }
        length = to;
        return at;
    }

    private int special(int at) {
        return switch (Folding.kind(text[at])) {
            case Folding.LESS -> tag(at);
            case Folding.AMPERSAND -> entity(at);
            case Folding.OPENS -> opening(at);
            case Folding.CLOSES -> closing(at);
            case Folding.MASK -> mask(at);
            case Folding.LINE -> line(at);
            case Folding.UNSEEN -> unseen(at);
            case Folding.SURROGATE -> surrogate(at);
            case Folding.SIGN -> sign(at);
            default -> letter(text[at], at + 1);
        };
    }

    /** A sign; of the third of a kind on there is nothing to read. */
    private int sign(int at) {
        char sign = Folding.of(text[at]);
        if (length < 2 || text[length - 1] != sign || text[length - 2] != sign) {
            text[length++] = sign;
            return at + 1;
        }
        int end = at + 1;
        while (end < text.length && Folding.of(text[end]) == sign && Folding.kind(text[end]) == Folding.SIGN) {
            end++;
        }
        return leaveOut(at, end, Change.Kind.REPEATED);
    }

    /** A Chinese character that is traditional writing, or may be. */
    private int letter(char c, int end) {
        traditional |= Folding.kind(c) == Folding.TRADITIONAL;
        text[length++] = Folding.of(c);
        return end;
    }

    private int tag(int at) {
        if (markup == null) {
            markup = new Markup(clean);
        }
        int end = markup.end(at);
        if (end == at) {
            return sign(at);
        }
        return markup.block() ? breakLine(at, end, Change.Kind.HTML) : leaveOut(at, end, Change.Kind.HTML);
    }

    private int entity(int at) {
        if (markup == null) {
            markup = new Markup(clean);
        }
        int end = markup.entityEnd(at);
        if (end == at) {
            return sign(at);
        }
        int decoded = markup.decoded();
        int from = length;
        if (Character.isSupplementaryCodePoint(decoded)) {
            length += Character.toChars(decoded, text, length);
        } else if (Folding.kind((char) decoded) == Folding.LINE) {
            return breakLine(at, end, Change.Kind.HTML);
        } else if (Folding.kind((char) decoded) != Folding.UNSEEN) {
            letter((char) decoded, end);
        }
        return length == from
                ? leaveOut(at, end, Change.Kind.HTML)
                : replaced(at, end, Change.Kind.HTML, new String(text, from, length - from));
    }

    private int opening(int at) {
        int before = 0;
        while (before < MOST_SYLLABLES && before < length && Folding.chinese(text[length - 1 - before])) {
            before++;
        }
        if (before == 0) {
            return sign(at);
        }
        if (pinyin == null) {
            pinyin = new Pinyin(clean);
        }
        int end = pinyin.end(at, before, text[length - 1]);
        return end > at ? leaveOut(at, end, Change.Kind.PINYIN) : sign(at);
    }

    /** A square bracket that closes may close 【责任编辑：…】. */
    private int closing(int at) {
        int end = sign(at);
        for (int i = length - 2; i >= lineStart && i > length - LONGEST_IN_BRACKETS; i--) {
            if (Folding.kind(text[i]) == Folding.CLOSES) {
                break;
            }
            if (text[i] == '【' || text[i] == '［') {
                if (PageWords.labelled(text, i + 1, length - 1)) {
                    dropFrom(i, end);
                }
                break;
            }
        }
        return end;
    }

    private int mask(int at) {
        for (Mask mask : Mask.values()) {
            if (clean.startsWith(mask.sign(), at)) {
                text[length++] = '，';
                return replaced(at, at + mask.sign().length(), Change.Kind.MASK, "，");
            }
        }
        return sign(at);
    }

    private int unseen(int at) {
        int end = at + 1;
        while (end < text.length && Folding.kind(text[end]) == Folding.UNSEEN) {
            end++;
        }
        return leaveOut(at, end, Change.Kind.INVISIBLE);
    }

    private int surrogate(int at) {
        if (!Character.isHighSurrogate(text[at]) || at + 1 == text.length || !Character.isLowSurrogate(text[at + 1])) {
            text[length++] = UNREADABLE;
            return at + 1;
        }
        if (Folding.unseen(Character.toCodePoint(text[at], text[at + 1]))) {
            return leaveOut(at, at + 2, Change.Kind.INVISIBLE);
        }
        text[length++] = text[at];
        text[length++] = text[at + 1];
        return at + 2;
    }

    private int line(int at) {
        int end = clean.startsWith("\r\n", at) ? at + 2 : at + 1;
        boolean joined = length > lineStart
                && Folding.chinese(text[length - 1])
                && end < text.length
                && Folding.chinese(text[end]);
        if (!joined || endLine(at)) {
            return breakLine(at, end, Change.Kind.LINE_BREAK);
        }
        severalLines = true;
        lineStart = length;
        return leaveOut(at, end, Change.Kind.LINE_BREAK);
    }

    private int breakLine(int at, int end, Change.Kind kind) {
        endLine(at);
        severalLines = true;
        text[length++] = '\n';
        lineStart = length;
        return end == at + 1 ? end : replaced(at, end, kind, "\n");
    }

    /** Takes a line back that belonged to the page; whether it did. */
    private boolean endLine(int at) {
        if (PageWords.blank(text, lineStart, length)) {
            return false;
        }
        page = PageWords.of(text, lineStart, length, page);
        if (page) {
            dropFrom(lineStart, at);
        }
        return page;
    }

    /** Takes back what was read from a place on. */
    private void dropFrom(int start, int end) {
        if (changes != null) {
            changes.drop(origins.place(start), end);
        }
        origins.cut(start, end);
        length = start;
    }

    private int leaveOut(int at, int end, Change.Kind kind) {
        origins.add(length, end, at);
        if (changes != null) {
            changes.add(new Change(at, end, kind, ""));
        }
        return end;
    }

    /** What was read last stands for the characters up to an end. */
    private int replaced(int at, int end, Change.Kind kind, String became) {
        origins.add(length, end, end);
        if (changes != null) {
            changes.add(new Change(at, end, kind, became));
        }
        return end;
    }

    /** Decides the characters that depend on their neighbours. */
    private void settle() {
        CharSequence read = CharBuffer.wrap(text, 0, length);
        for (int i = 0; i < length; i++) {
            if (Folding.kind(text[i]) == Folding.NEIGHBOURS) {
                text[i] = Simplified.among(read, i, traditional);
            }
        }
    }
}
