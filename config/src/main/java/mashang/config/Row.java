package mashang.config;

import java.util.List;
import mashang.intake.DeadReason;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row that the feed asks for, by slot, before anybody interprets them.
 *
 * <p>A cell is absent ({@code null}), a String, a {@link Digits} or Boolean (JSON only), a List of such, or
 * {@link #OBJECT}.
 */
final class Row {
    /** A JSON object where a value should be. */
    static final Object OBJECT = new Object();

    /** A JSON number as written. */
    record Digits(String text, boolean whole) {}

    /** Longest id, in characters: with the feed's name and what alerts append it stays below Elasticsearch's 512 bytes. */
    private static final int MAX_ID = 128;

    private final String[] columns;
    private final @Nullable Object[] cells;
    private final boolean typed;
    private final String charset;

    Row(String[] columns, boolean typed, String charset) {
        this.columns = columns;
        this.cells = new Object[columns.length];
        this.typed = typed;
        this.charset = charset;
    }

    void set(int slot, @Nullable Object cell) {
        cells[slot] = cell instanceof String text && text.isBlank() ? null : cell;
    }

    boolean has(int slot) {
        return cells[slot] != null;
    }

    boolean isEmpty() {
        for (Object cell : cells) {
            if (cell != null) {
                return false;
            }
        }
        return true;
    }

    String column(int slot) {
        return columns[slot];
    }

    /** Whether values have types of their own (JSON), so that a text is no number. */
    boolean isTyped() {
        return typed;
    }

    @Nullable
    Object cell(int slot) {
        return cells[slot];
    }

    /** A text as written. */
    @Nullable
    String text(int slot) throws Refused {
        Object cell = cells[slot];
        if (cell == null || cell instanceof String) {
            return (String) cell;
        }
        throw wrongType(slot, "string");
    }

    /** An id: sound text, or a whole number. Never repaired. */
    @Nullable
    String id(int slot) throws Refused {
        Object cell = cells[slot];
        if (cell == null) {
            return null;
        }
        if (cell instanceof Digits digits && digits.whole()) {
            return digits.text();
        }
        String id = String.valueOf(text(slot)).strip();
        if (PlainText.isBroken(id)) {
            throw new Refused(DeadReason.WRONG_TYPE, column(slot), charset, "broken bytes");
        }
        if (!PlainText.isSound(id)) {
            throw new Refused(DeadReason.WRONG_TYPE, column(slot), "string", "control characters");
        }
        if (id.length() > MAX_ID) {
            throw new Refused(DeadReason.WRONG_TYPE, column(slot), "≤ " + MAX_ID + " characters", id.length() + "");
        }
        return id;
    }

    /** A number as text; absent where the cell is. Whether it is one of the right kind is for the caller to find out. */
    @Nullable
    String number(int slot) throws Refused {
        Object cell = cells[slot];
        if (cell == null) {
            return null;
        }
        if (cell instanceof Digits digits) {
            return digits.text();
        }
        if (!typed && cell instanceof String text) {
            return text.strip();
        }
        throw wrongType(slot, "number");
    }

    Refused wrongType(int slot, String expected) {
        return new Refused(DeadReason.WRONG_TYPE, column(slot), expected, typeOf(cells[slot]));
    }

    private static String typeOf(@Nullable Object cell) {
        if (cell instanceof String) {
            return "string";
        } else if (cell instanceof Digits) {
            return "number";
        } else if (cell instanceof Boolean) {
            return "boolean";
        } else if (cell instanceof List) {
            return "array";
        }
        return cell == null ? "null" : "object";
    }
}
