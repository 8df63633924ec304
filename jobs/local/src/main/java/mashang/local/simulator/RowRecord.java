package mashang.local.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One exported row of a letter: what was known of it on that night. Times are epoch milliseconds; absent where the step
 * has not happened.
 *
 * @param unit to whom it was dispatched
 * @param revision 1 for the first export
 * @param noise what else is drawn for the row
 */
record RowRecord(
        @Nullable Long acceptedAt,
        @Nullable Long dispatchedAt,
        @Nullable String unit,
        @Nullable Long handledAt,
        @Nullable Long repliedAt,
        int revision,
        long exportedAt,
        long noise)
        implements Planned.Content {

    @Override
    public byte[] bytes(OrderFace face) {
        return MailboxFeed.row(face, this);
    }
}
