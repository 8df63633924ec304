package mashang.ledger;

/**
 * An order coming on, or going off, the list of the ledger; see {@link Balance}.
 *
 * @param kind how
 * @param at when, epoch milliseconds
 */
public record Move(Kind kind, long at) {

    /** How an order comes on or goes off the list. */
    public enum Kind {
        /** It was heard of for the first time. */
        OPENED,
        /** It is put back on the list. */
        REOPENED,
        /** It was struck off validly. */
        WRITTEN_OFF,
        /** It was refused. */
        REJECTED,
        /** It was taken back. */
        CANCELLED,
        /** It was joined into another. */
        MERGED
    }
}
