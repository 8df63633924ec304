package mashang.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mashang.workorder.Anomaly;
import org.jspecify.annotations.Nullable;

/** Reads one field of the event from the row. Immutable and thread-safe. */
final class FieldReader {
    /** Longest name, in characters: units, districts, categories. Elasticsearch refuses keywords over 32,766 bytes. */
    private static final int MAX_NAME = 200;

    private final Feed feed;
    private final Field field;
    private final Origin origin;
    private final int[] slots;
    private final Privacy privacy;
    private final @Nullable TimeReader time;

    /**
     * A reader of one field.
     *
     * @param slots where in the row its columns are
     * @param time for a time, how it is read; absent for anything else
     */
    FieldReader(Feed feed, Field field, Origin origin, int[] slots, Privacy privacy, @Nullable TimeReader time) {
        this.feed = feed;
        this.field = field;
        this.origin = origin;
        this.slots = slots;
        this.privacy = privacy;
        this.time = time;
    }

    /** Fills the field, where the row states it. */
    void read(Row row, EventDraft to) throws Refused {
        switch (field.type()) {
            case NAME, CODE, KIND, URGENCY -> name(row, to);
            case NAMES -> names(row, to);
            case TEXT -> text(row, to);
            case ORDER -> order(row, to);
            case CALLER -> caller(row, to);
            case FLAG -> truth(row, to);
            case TIME -> due(row, to);
            case DEGREES -> degrees(row, to);
            case COUNT -> count(row, to);
        }
    }

    private void name(Row row, EventDraft to) throws Refused {
        String written = written(row, to, false);
        if (written == null) {
            return;
        }
        boolean isCode = field.type() == Field.Type.KIND || field.type() == Field.Type.URGENCY;
        String code = code(written, to);
        if (code != null) {
            to.text(field, code);
        } else if (!isCode) {
            to.text(field, clipped(privacy.mask().apply(written), MAX_NAME, to));
        }
    }

    /** The code of a word; absent where the feed maps no words here, or not this one, which is then flagged. */
    private @Nullable String code(String word, EventDraft to) {
        if (origin.constant() != null) {
            return word;
        }
        boolean mapped = field.type() != Field.Type.NAME && field.type() != Field.Type.TEXT;
        if (origin.words().isEmpty() && origin.otherwise() == null) {
            return mapped && field.type() != Field.Type.CODE ? unmapped(word, to) : null;
        }
        String code = origin.words().get(word);
        if (code == null) {
            code = origin.otherwise();
        }
        if (code == null) {
            to.flag(Anomaly.UNKNOWN_VALUE);
        }
        return code;
    }

    /** Without words a feed writes our own codes, in any case. */
    private @Nullable String unmapped(String word, EventDraft to) {
        String code = word.toUpperCase(Locale.ROOT);
        boolean known = field.type() == Field.Type.KIND ? Codes.KINDS.contains(code) : Codes.URGENCIES.contains(code);
        if (!known) {
            to.flag(Anomaly.UNKNOWN_VALUE);
            return null;
        }
        return code;
    }

    private void names(Row row, EventDraft to) throws Refused {
        Object cell = row.cell(slots[0]);
        List<String> names = new ArrayList<>();
        if (cell instanceof List<?> elements) {
            for (Object element : elements) {
                if (!(element instanceof String name)) {
                    throw row.wrongType(slots[0], "array of strings");
                }
                addName(name, names, to);
            }
        } else if (cell != null) {
            String text = String.valueOf(row.text(slots[0]));
            String separators = origin.split();
            int from = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || (separators != null && separators.indexOf(text.charAt(i)) >= 0)) {
                    addName(text.substring(from, i), names, to);
                    from = i + 1;
                }
            }
        }
        to.base().coUnits(names);
    }

    private void addName(String written, List<String> names, EventDraft to) {
        String name = PlainText.line(written);
        if (!name.isEmpty()) {
            flagBroken(name, to);
            names.add(clipped(privacy.mask().apply(name), MAX_NAME, to));
        }
    }

    private void text(Row row, EventDraft to) throws Refused {
        String written = written(row, to, true);
        if (written == null) {
            return;
        }
        String code = origin.words().isEmpty() && origin.constant() == null ? null : code(written, to);
        // clean before masking: a control character hides a phone number from the mask, and is gone from the event;
        // mask before cutting: half a phone number is not recognised as one
        String masked = code == null ? PlainText.lines(privacy.mask().apply(PlainText.lines(written))) : code;
        to.text(field, clipped(masked, feed.limits().maxText(), to));
    }

    private void order(Row row, EventDraft to) throws Refused {
        String id = row.id(slots[0]);
        if (id != null) {
            to.text(field, feed.orderId(id));
        }
    }

    private void caller(Row row, EventDraft to) throws Refused {
        Object cell = row.cell(slots[0]);
        if (cell == null) {
            return;
        }
        String written = cell instanceof Row.Digits digits ? digits.text() : String.valueOf(row.text(slots[0]));
        String caller = PlainText.line(written);
        if (!caller.isEmpty()) {
            flagBroken(caller, to);
            String pseudonym = privacy.pseudonym().apply(caller);
            if (pseudonym != null) {
                to.caller(pseudonym);
            }
        }
    }

    private void truth(Row row, EventDraft to) throws Refused {
        if (origin.constant() != null) {
            to.truth(field, Boolean.parseBoolean(origin.constant()));
            return;
        }
        Object cell = row.cell(slots[0]);
        if (cell instanceof Boolean truth) {
            to.truth(field, truth);
        } else if (cell != null) {
            String code = code(PlainText.line(String.valueOf(row.text(slots[0]))), to);
            if (code != null) {
                to.truth(field, code.equals("true"));
            }
        }
    }

    private void due(Row row, EventDraft to) throws Refused {
        if (time == null) {
            throw new IllegalStateException(field + " without a reader of times");
        }
        long due = time.read(row, to.occurredAt() + feed.limits().dueAhead().toMillis());
        if (due != TimeForms.NONE) {
            to.dueAt(due);
        }
    }

    /** A place off the globe is a slip of the pen and costs the order only its coordinates. */
    private void degrees(Row row, EventDraft to) throws Refused {
        String digits = row.number(slots[0]);
        if (digits == null) {
            return;
        }
        double degrees;
        try {
            degrees = Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw row.wrongType(slots[0], "number");
        }
        double most = field == Field.LONGITUDE ? 180 : 90;
        if (Math.abs(degrees) <= most) {
            to.degrees(field, degrees);
        } else {
            to.flag(Anomaly.UNKNOWN_VALUE);
        }
    }

    private void count(Row row, EventDraft to) throws Refused {
        long count = whole(row, slots[0], Integer.MAX_VALUE);
        if (count >= 0) {
            to.count(field, (int) count);
        }
    }

    /** A whole number of 0 to {@code most}; −1 where the row states none. */
    static long whole(Row row, int slot, long most) throws Refused {
        String digits = row.number(slot);
        if (digits == null) {
            return -1;
        }
        try {
            long value = Long.parseLong(digits);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw row.wrongType(slot, "integer ≥ 0");
    }

    /** The text of the columns, joined, clean; absent where none of them has any. */
    private @Nullable String written(Row row, EventDraft to, boolean lines) throws Refused {
        if (origin.constant() != null) {
            return origin.constant();
        }
        String joined = null;
        for (int slot : slots) {
            String part = row.text(slot);
            if (part != null) {
                String clean = level(lines ? PlainText.lines(part) : PlainText.line(part));
                if (!clean.isEmpty()) {
                    joined = joined == null ? clean : joined + origin.join() + clean;
                }
            }
        }
        if (joined != null) {
            flagBroken(joined, to);
        }
        return joined;
    }

    /** A slash within a level of the category must not look like one between levels. */
    private String level(String part) {
        return field == Field.CATEGORY && slots.length > 1 ? part.replace('/', '／') : part;
    }

    private static void flagBroken(String text, EventDraft to) {
        if (PlainText.isBroken(text)) {
            to.flag(Anomaly.BROKEN_TEXT);
        }
    }

    private static String clipped(String text, int maxChars, EventDraft to) {
        if (text.length() <= maxChars) {
            return text;
        }
        to.flag(Anomaly.TEXT_CUT);
        return PlainText.cut(text, maxChars);
    }
}
