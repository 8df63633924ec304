package mashang.accountability;

/** A part of the run index: what share of which items failed. Add at the end only. */
public enum Component {
    /** Timeliness where there is a deadline (有时限·时效). */
    TIMED_TIMELINESS(Measures.Item.TIMED, Measures.Item.TIMED_LATE, false),
    /** Quality where there is a deadline (有时限·质量). */
    TIMED_QUALITY(Measures.Item.TIMED, Measures.Item.TIMED_POOR, false),
    /** Early completion (提前办结): fails what was not done well within half of its limit. */
    TIMED_EARLY(Measures.Item.TIMED, Measures.Item.TIMED_EARLY, true),
    /** Timeliness where there is none (无时限·时效). */
    UNTIMED_TIMELINESS(Measures.Item.UNTIMED, Measures.Item.UNTIMED_LATE, false),
    /** Quality where there is none (无时限·质量). */
    UNTIMED_QUALITY(Measures.Item.UNTIMED, Measures.Item.UNTIMED_POOR, false);

    private final Measures.Item all;
    private final Measures.Item some;
    private final boolean isSuccess;

    Component(Measures.Item all, Measures.Item some, boolean isSuccess) {
        this.all = all;
        this.some = some;
        this.isSuccess = isSuccess;
    }

    /** What it is a share of. */
    public Measures.Item all() {
        return all;
    }

    /** What is counted. */
    public Measures.Item some() {
        return some;
    }

    /** How many of all failed, given how many are counted. */
    public long failed(long ofAll, long counted) {
        return isSuccess ? ofAll - counted : counted;
    }
}
