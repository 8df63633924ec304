package mashang.delivery;

/** Why an alert comes to somebody it would not come to otherwise. Part of stored state: add at the end only. */
public enum Note {
    /** It comes by its route. */
    NONE,
    /** The registry does not know the unit; the office gets it (单位未登记). */
    UNIT_UNKNOWN,
    /** Neither the unit nor any above it has a recipient; the office gets it (单位无接收渠道). */
    UNIT_WITHOUT_RECIPIENT,
    /** Those it was sent to before have not acknowledged it (逾期未知悉). */
    UNACKNOWLEDGED,
    /** A correction that no route sends here: it comes only where what it corrects waits or was sent, and without a note then. */
    IF_TOLD_BEFORE
}
