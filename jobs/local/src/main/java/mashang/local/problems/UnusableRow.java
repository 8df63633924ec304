package mashang.local.problems;

/** A file or a line of it that cannot be used. */
public final class UnusableRow extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Wrong {
        /** The field is not there. */
        NO_FIELD,
        /** The field holds no time. */
        NO_TIME,
        /** The line is no JSON object, or the CSV is broken. */
        NO_ROW
    }

    private final Wrong wrong;
    private final long line;
    private final String field;

    UnusableRow(Wrong wrong, long line, String field) {
        super(wrong + " " + field + " in line " + line, null, false, false);
        this.wrong = wrong;
        this.line = line;
        this.field = field;
    }

    public Wrong wrong() {
        return wrong;
    }

    /** From 1. */
    public long line() {
        return line;
    }

    /** The field's name; empty where none is concerned. */
    public String field() {
        return field;
    }
}
