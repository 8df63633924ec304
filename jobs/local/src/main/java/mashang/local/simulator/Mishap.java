package mashang.local.simulator;

/** What may go wrong on the way from the feed to us; every one happens in a run of some thousand orders. */
enum Mishap {
    /** A record comes minutes to days after the step it tells of. */
    LATE,
    /** The exact bytes come again. */
    DUPLICATED,
    /** A fact is corrected by a higher revision. */
    AMENDED,
    /** A fact is corrected by a record of the same revision, written down later. */
    RESTATED,
    /** A later step is handed over before an earlier one. */
    OUT_OF_ORDER,
    /** Two steps are handed over in the same instant. */
    SAME_INSTANT,
    /** A row misses a night's export. */
    EXPORT_MISSED,
    /** A text of tens of thousands of characters, up to a mebibyte, in an otherwise sound record. */
    OVERSIZED,
    /** A record that cannot be used. */
    BAD
}
