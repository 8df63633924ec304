package mashang.workorder;

/** Something odd about an order that was kept and flagged instead of refused (异常标记). */
public enum Anomaly {
    /** A later step lies up to the feed's tolerance before an earlier one, such as closed seconds before opened. */
    INVERTED,
    /** The same event was handed over more than once. */
    REPEATED,
    /** A text was longer than the limit and was cut. */
    TEXT_CUT,
    /** A word of a value map is unknown: the field stays absent. */
    UNKNOWN_VALUE,
    /** Bytes that are no valid text in the feed's charset were replaced. */
    BROKEN_TEXT,
    /** A step that needs an earlier one without it, such as handled without dispatch. */
    STEP_SKIPPED,
    /** Events of an order whose submission is not known. */
    UNOPENED,
    /** A unit name the registry does not know. */
    UNKNOWN_UNIT,
    /** Its unit was split, and the registry does not say which part has the order now. */
    UNCLEAR_UNIT,
    /** Resumed without having been suspended. */
    NOT_SUSPENDED,
    /** An extension was decided that nobody had asked for. */
    NOT_ASKED_FOR,
    /** Reopened without having been ended. */
    NOT_ENDED,
    /** Somebody decided what was not theirs to decide, or not in time, or twice: see {@link Refusal}. */
    REFUSED,
    /** Struck off without having been handled: does not count. */
    WRITTEN_OFF_UNHANDLED,
    /** Struck off before the citizen had an answer: does not count. */
    WRITTEN_OFF_UNREPORTED,
    /** Struck off before the result was checked: does not count. */
    WRITTEN_OFF_UNCHECKED,
    /** Struck off although the check found the matter not resolved: does not count. */
    WRITTEN_OFF_UNRESOLVED
}
